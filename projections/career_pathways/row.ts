import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change } from '../../src/app/projections/projection.ts';
import type { LicensePathways } from '../../src/app/standing/pathways.ts';
import type { Outcome } from '../../src/domain/decision.ts';
import type { Day } from '../../src/domain/values/day.ts';

const INSERT = insertion(
  'career_pathways',
  {
    ...{ license: 'text', tier: 'text', educator: 'text', state: 'text', class: 'text', gives: 'text' },
    ...{ outcome: 'text', codes: 'text[]', awaits: 'text[]', openness: 'text', opens_on: 'date' },
    ...{ closes_on: 'date', policy_version: 'integer', policy_digest: 'text', holds_until: 'date' },
  },
  'refused',
);

/** One row of the table, in the order of its columns. */
export interface PathwayRow {
  readonly license: string;
  /** Empty where there is no answer yet. */
  readonly tier: string;
  readonly educator: string;
  readonly state: string;
  readonly class: string;
  readonly gives: string;
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  readonly awaits: readonly string[];
  readonly openness: string;
  readonly opensOn: Day | null;
  readonly closesOn: Day | null;
  readonly policyVersion: number;
  readonly policyDigest: string;
  readonly holdsUntil: Day | null;
}

/** The compact answers: their text is rebuilt when it is read. A license that no tier concerns keeps its place. */
export function rowsOf({ tiers, policy, citations: _, ...held }: LicensePathways): readonly PathwayRow[] {
  if (tiers.length === 0) return [{ ...placeOf(held), ...policyOf(policy), codes: [] }];
  return tiers.map((tier) => ({
    ...held,
    ...policyOf(policy),
    ...{ tier: tier.id, gives: tier.gives, outcome: tier.outcome, codes: tier.codes, awaits: tier.awaits },
    ...{ openness: tier.isOpen, opensOn: tier.opensOn, closesOn: tier.closesOn, holdsUntil: tier.holdsUntil },
  }));
}

/** Every day is after this one, so that the first day that begins asks again. */
const AT_ONCE = '1900-01-01';

type Held = Omit<LicensePathways, 'tiers' | 'policy' | 'citations'>;

/** Before any law is published, or any day began, there is no answer yet. */
export function unansweredRow(held: Held, code: 'no_policy' | 'no_day'): PathwayRow {
  const none = { version: 0, digest: '' };
  return { ...placeOf(held), ...policyOf(none), codes: [code], outcome: 'undetermined', holdsUntil: AT_ONCE };
}

function placeOf(held: Held) {
  return {
    ...held,
    ...({ tier: '', gives: '', outcome: 'not_applicable', awaits: [], openness: 'closed' } as const),
    ...{ opensOn: null, closesOn: null, holdsUntil: AT_ONCE },
  };
}

function policyOf({ version, digest }: LicensePathways['policy']) {
  return { policyVersion: version, policyDigest: digest };
}

export function insertRow(row: PathwayRow): Change {
  const { license, tier, educator, state, gives, outcome, codes, awaits, openness } = row;
  const { opensOn, closesOn, policyVersion, policyDigest, holdsUntil } = row;
  const values = [
    ...[license, tier, educator, state, row.class, gives, outcome, codes, awaits, openness],
    ...[opensOn, closesOn, policyVersion, policyDigest, holdsUntil],
  ];
  return { ...INSERT, row: values, key: `${license} ${tier}` };
}
