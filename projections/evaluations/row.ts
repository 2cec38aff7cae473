import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change } from '../../src/app/projections/projection.ts';
import type { Outcome } from '../../src/domain/decision.ts';
import type { Day } from '../../src/domain/values/day.ts';

const INSERT = insertion(
  'evaluations',
  {
    ...{ educator: 'text', state: 'text', school_year: 'text', license: 'text', class: 'text' },
    ...{ employers: 'text[]', ratings: 'text[]', observations: 'integer', outcome: 'text', codes: 'text[]' },
    ...{
      owed: 'text',
      progress: 'text',
      policy_version: 'integer',
      policy_digest: 'text',
      holds_until: 'date',
    },
  },
  'refused',
);

/** One row of the table, in the order of its columns. */
export interface EvaluationRow {
  readonly educator: string;
  readonly state: string;
  /** Empty where there is no year yet. */
  readonly schoolYear: string;
  /** Stream of the license under which somebody is evaluated. */
  readonly license: string;
  readonly class: string;
  readonly employers: readonly string[];
  readonly ratings: readonly string[];
  readonly observations: number;
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  readonly owed: string | null;
  readonly progress: string | null;
  readonly policyVersion: number;
  readonly policyDigest: string;
  readonly holdsUntil: Day | null;
}

/** Every day is after this one, so that the first day that begins asks again. */
export const AT_ONCE = '1900-01-01';

/** Keeps the place of an educator of whom there is no year to answer, so that law and days find them. */
export function rowWithoutYear(
  educator: string,
  state: string,
  code: 'no_policy' | 'no_day' | 'no_year',
  holdsUntil: Day | null,
): EvaluationRow {
  return {
    ...{ educator, state, schoolYear: '', license: '', class: '', employers: [], ratings: [] },
    ...{ observations: 0, outcome: 'not_applicable', codes: [code], owed: null, progress: null },
    ...{ policyVersion: 0, policyDigest: '', holdsUntil },
  };
}

export function insertRow(row: EvaluationRow): Change {
  const { educator, state, schoolYear, license, employers, ratings, observations, outcome, codes } = row;
  const { owed, progress, policyVersion, policyDigest, holdsUntil } = row;
  const values = [
    ...[educator, state, schoolYear, license, row.class, employers, ratings, observations, outcome, codes],
    ...[owed, progress, policyVersion, policyDigest, holdsUntil],
  ];
  return { ...INSERT, row: values, key: `${educator} ${state} ${schoolYear}` };
}
