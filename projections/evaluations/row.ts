import type { EvaluationStanding } from '../../src/app/queries/evaluation-reads.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change } from '../../src/app/projections/projection.ts';
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

/** One row of the table: what it answers, and under which text. `schoolYear` is empty where there is no year yet. */
export interface EvaluationRow extends Omit<EvaluationStanding, 'pending'> {
  readonly policyVersion: number;
  readonly policyDigest: string;
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
