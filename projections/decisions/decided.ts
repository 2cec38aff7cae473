import type { OpenedEvent } from '../../src/app/envelope.ts';
import type { DecisionKind } from '../../src/app/queries/decisions-made.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { EventType } from '../../src/domain/events.ts';
import { firstAmount } from '../../src/domain/first-amount.ts';
import { licenseOfPeriod } from '../../src/domain/streams.ts';
import type { Day } from '../../src/domain/values/day.ts';

/** Events that decide upon a license or a period. */
export const DECISION_TYPES = [
  ...['license.Renewed', 'license.RenewalDenied', 'license.ElectionDenied', 'license.Advanced'],
  ...['license.Downgraded', 'license.Reinstated', 'license.Reissued', 'license.RenewedConditionally'],
  ...['license.Lapsed', 'license.Expired', 'license.Inactivated'],
  ...['period.Extended', 'period.ExtensionDenied'],
] as const satisfies readonly EventType[];

export type DecisionEvent = Extract<OpenedEvent, { readonly type: (typeof DECISION_TYPES)[number] }>;

/** One decision as the table keeps it. */
export interface Decided {
  readonly kind: DecisionKind;
  readonly license: string;
  readonly period: string;
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
} as const satisfies Record<DecisionEvent['type'], DecisionKind>;

/** What an event decided; undefined where it decided nothing, as where a statute gives to many at once. */
export function decidedBy(event: DecisionEvent): Decided | undefined {
  const kind = KINDS[event.type];
  const { stream: license } = event;
  switch (event.type) {
    case 'license.Renewed': {
      const { period, on, by, decision } = event.data;
      return { ...{ kind, license, period, route: null, on, by }, ...answerOf(decision) };
    }
    case 'license.RenewalDenied': {
      const { period, on, by, decision, barred } = event.data;
      const answer = answerOf(decision);
      return {
        ...{ kind, license, period, route: null, on, by, ...answer },
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
      return { ...{ kind, license, period, route, on, by }, ...answerOf(decision) };
    }
    case 'period.Extended': {
      const { way, route, on, by, policy } = event.data;
      return way === 'request'
        ? { ...ofPeriod(event, kind), route, on, by, ...NO_ANSWER, policy }
        : undefined;
    }
    case 'period.ExtensionDenied': {
      const { route, on, by } = event.data;
      return { ...ofPeriod(event, kind), route, on, by, ...NO_ANSWER, policy: null };
    }
  }
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
