import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import type { DecisionKind } from '../../src/app/queries/decisions-made.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { EventType } from '../../src/domain/events.ts';
import { firstAmount } from '../../src/domain/first-amount.ts';
import { licenseOfPeriod } from '../../src/domain/streams.ts';
import type { Day } from '../../src/domain/values/day.ts';

/** Events that decide upon a license or a period, upon what was applied for, and upon a credit. */
export const DECISION_TYPES = [
  ...['license.Renewed', 'license.RenewalDenied', 'license.ElectionDenied', 'license.Advanced'],
  ...['license.Downgraded', 'license.Reinstated', 'license.Reissued', 'license.RenewedConditionally'],
  ...['license.Lapsed', 'license.Expired', 'license.Inactivated'],
  ...['period.Extended', 'period.ExtensionDenied', 'application.Granted', 'application.Denied'],
  ...['credit.Approved', 'credit.Denied', 'credit.Reversed', 'credit.AppealDecided'],
] as const satisfies readonly EventType[];

export type DecisionEvent = Extract<OpenedEvent, { readonly type: (typeof DECISION_TYPES)[number] }>;

/** One decision as the table keeps it. */
export interface Decided {
  readonly kind: DecisionKind;
  /** Null where it is of none: of a credit, and of an application for a license that was denied. */
  readonly license: string | null;
  readonly period: string | null;
  /** Stream of the application it answers, or of the credit it is about. */
  readonly application: string | null;
  readonly credit: string | null;
  readonly route: string | null;
  readonly on: Day;
  readonly by: string;
  readonly outcome: Decision['outcome'] | null;
  readonly codes: readonly string[];
  readonly missing: readonly string[];
  readonly required: string | null;
  readonly counted: string | null;
  readonly unit: string | null;
  readonly policy: { readonly version: number; readonly digest: string } | null;
}

const KINDS = {
  'license.Renewed': 'renewal',
  'license.RenewalDenied': 'renewal_denial',
  'license.ElectionDenied': 'election_denial',
  'license.Advanced': 'advancement',
  'license.Downgraded': 'downgrade',
  'license.Reinstated': 'reinstatement',
  'license.Reissued': 'reissue',
  'license.RenewedConditionally': 'conditional_renewal',
  'license.Lapsed': 'lapse',
  'license.Expired': 'expiration',
  'license.Inactivated': 'inactivation',
  'period.Extended': 'extension',
  'period.ExtensionDenied': 'extension_denial',
  'application.Granted': 'application_grant',
  'application.Denied': 'application_denial',
  'credit.Approved': 'credit_approval',
  'credit.Denied': 'credit_denial',
  'credit.Reversed': 'credit_reversal',
  'credit.AppealDecided': 'credit_appeal_decision',
} as const satisfies Record<DecisionEvent['type'], DecisionKind>;

/** What an event decided; undefined where it decided nothing, as where a statute gives to many at once. */
export function decidedBy(event: DecisionEvent): Decided | undefined {
  const kind = KINDS[event.type];
  const { stream: license } = event;
  switch (event.type) {
    case 'license.Renewed': {
      const { period, on, by, decision } = event.data;
      return { ...NOTHING_ELSE, ...{ kind, license, period, on, by }, ...answerOf(decision) };
    }
    case 'license.RenewalDenied': {
      const { period, on, by, decision, barred } = event.data;
      const answer = answerOf(decision);
      return {
        ...{ ...NOTHING_ELSE, kind, license, period, on, by, ...answer },
        codes: barred === undefined ? answer.codes : [barred.code, ...answer.codes],
        missing: barred === undefined ? answer.missing : [barred.because, ...answer.missing],
      };
    }
    case 'license.ElectionDenied':
    case 'license.Advanced':
    case 'license.Downgraded':
    case 'license.Reinstated':
    case 'license.Reissued':
    case 'license.RenewedConditionally':
    case 'license.Lapsed':
    case 'license.Expired':
    case 'license.Inactivated': {
      const { period, route, on, by, decision } = event.data;
      return { ...NOTHING_ELSE, ...{ kind, license, period, route, on, by }, ...answerOf(decision) };
    }
    case 'period.Extended': {
      const { way, route, on, by, policy } = event.data;
      return way === 'request'
        ? { ...NOTHING_ELSE, ...ofPeriod(event, kind), route, on, by, ...NO_ANSWER, policy }
        : undefined;
    }
    case 'period.ExtensionDenied': {
      const { route, on, by } = event.data;
      return { ...NOTHING_ELSE, ...ofPeriod(event, kind), route, on, by, ...NO_ANSWER, policy: null };
    }
    case 'application.Granted': {
      const { license: given, on, by, decision } = event.data;
      const about = { kind, application: event.stream, license: given, on, by };
      return { ...NOTHING_ELSE, ...about, ...answerOrNone(decision) };
    }
    case 'application.Denied': {
      const { on, by, decision } = event.data;
      return { ...NOTHING_ELSE, ...{ kind, application: event.stream, on, by }, ...answerOrNone(decision) };
    }
    case 'credit.Approved':
    case 'credit.Reversed':
      return ofCredit(event, kind, []);
    case 'credit.Denied':
      return ofCredit(event, kind, [event.data.reason]);
    case 'credit.AppealDecided':
      return ofCredit(event, kind, [event.data.outcome]);
  }
}

const NOTHING_ELSE = { license: null, period: null, application: null, credit: null, route: null } as const;

/** Why stands as a code; who decided wrote a sentence for the record alone. */
function ofCredit(
  { stream, data: { on, by } }: Extract<DecisionEvent, { readonly type: `credit.${string}` }>,
  kind: DecisionKind,
  codes: readonly string[],
): Decided {
  return { ...NOTHING_ELSE, ...{ kind, credit: stream, on, by }, ...NO_ANSWER, codes, policy: null };
}

function answerOrNone(decision: Answer | undefined) {
  return decision === undefined ? { ...NO_ANSWER, policy: null } : answerOf(decision);
}

function ofPeriod({ stream: period }: OpenedEvent, kind: DecisionKind) {
  return { kind, period, license: licenseOfPeriod(period) };
}

const NO_ANSWER = {
  ...{ outcome: null, codes: [], missing: [], required: null, counted: null, unit: null },
} as const;

type Answer = Pick<Decision, 'outcome' | 'codes' | 'missing' | 'requirement' | 'unit' | 'policy'>;

function answerOf({ outcome, codes, missing, requirement, unit, policy }: Answer) {
  const { required = null, counted = null } = (requirement && firstAmount(requirement)) ?? {};
  const { version, digest } = policy;
  return { outcome, codes, missing, required, counted, unit, policy: { version, digest } };
}
