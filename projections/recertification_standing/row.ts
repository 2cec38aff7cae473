import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change } from '../../src/app/projections/projection.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { ObligationFact } from '../../src/domain/facts.ts';
import { firstAmount } from '../../src/domain/first-amount.ts';
import type { Day } from '../../src/domain/values/day.ts';

const INSERT = insertion(
  'recertification_standing',
  {
    ...{ period: 'text', educator: 'text', state: 'text', license: 'text', class: 'text', starts_on: 'date' },
    ...{ ends_on: 'date', completed_on: 'date', outcome: 'text', codes: 'text[]', unit: 'text' },
    ...{ required: 'numeric', counted: 'numeric', attested_only: 'numeric', policy_version: 'integer' },
    ...{ policy_digest: 'text', awaiting_approval: 'text[]', awaiting_report: 'text[]', holds_until: 'date' },
  },
  'refused',
);

/** One row of the table, in the order of its columns. */
export interface StandingRow {
  readonly period: string;
  readonly educator: string;
  readonly state: string;
  readonly license: string;
  readonly class: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly completedOn: Day | null;
  readonly outcome: Decision['outcome'];
  readonly codes: readonly string[];
  readonly unit: string;
  readonly required: string | null;
  readonly counted: string | null;
  readonly attestedOnly: string;
  readonly policyVersion: number;
  readonly policyDigest: string;
  /** Credits, by stream, that the answer says await the act. */
  readonly awaitingApproval: readonly string[];
  readonly awaitingReport: readonly string[];
  readonly holdsUntil: Day | null;
}

export function insertRow(row: StandingRow): Change {
  const { period, educator, state, license, startsOn, endsOn, completedOn, outcome, codes, unit } = row;
  const { required, counted, attestedOnly, policyVersion, policyDigest, holdsUntil } = row;
  const { awaitingApproval, awaitingReport } = row;
  const values = [
    ...[period, educator, state, license, row.class, startsOn, endsOn, completedOn, outcome, codes, unit],
    ...[
      required,
      counted,
      attestedOnly,
      policyVersion,
      policyDigest,
      awaitingApproval,
      awaitingReport,
      holdsUntil,
    ],
  ];
  return { ...INSERT, row: values, key: period };
}

interface Owed {
  readonly educator: string;
  readonly class: string;
  readonly obligation: ObligationFact;
}

/** The compact answer. Nothing in it may vary before `holdsUntil`, so neither day nor ordinal of asking is kept. */
export function rowOf(owed: Owed, decision: Decision): StandingRow {
  const amount = decision.requirement && firstAmount(decision.requirement);
  return {
    ...obligationColumns(owed),
    outcome: decision.outcome,
    codes: decision.codes,
    unit: decision.unit,
    required: amount?.required ?? null,
    counted: amount?.counted ?? null,
    attestedOnly: decision.attestedOnly,
    policyVersion: decision.policy.version,
    policyDigest: decision.policy.digest,
    awaitingApproval: awaiting('awaiting_approval', decision),
    awaitingReport: awaiting('awaiting_provider_report', decision),
    holdsUntil: decision.holdsUntil,
  };
}

function awaiting(act: string, { credits }: Decision): readonly string[] {
  return credits
    .filter(({ reasons }) => reasons.some(({ code }) => code === act))
    .map(({ source }) => source);
}

/** Every day is after this one, so that the first day that begins asks again. */
const AT_ONCE = '1900-01-01';

/** Before any law is published, or any day began, there is no answer yet. */
export function unansweredRow(owed: Owed, code: 'no_policy' | 'no_day'): StandingRow {
  return {
    ...obligationColumns(owed),
    outcome: 'undetermined',
    codes: [code],
    unit: '',
    required: null,
    counted: null,
    attestedOnly: '0',
    policyVersion: 0,
    policyDigest: '',
    awaitingApproval: [],
    awaitingReport: [],
    holdsUntil: AT_ONCE,
  };
}

function obligationColumns({ educator, class: held, obligation }: Owed) {
  const { period, state, license, startsOn, endsOn, completedOn = null } = obligation;
  return { period, educator, state, license, class: held, startsOn, endsOn, completedOn };
}
