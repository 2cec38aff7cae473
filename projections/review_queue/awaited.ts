import type { OpenedEvent } from '../../src/app/envelope.ts';
import { dayIn } from '../../src/app/clock.ts';
import type { EventType } from '../../src/domain/events.ts';
import type { Day } from '../../src/domain/values/day.ts';
import { TIME_ZONES } from '../../src/domain/values/states.ts';

/** What an act is awaited for, as the table names it. */
type Kind = 'credit' | 'credit_appeal' | 'review' | 'renewal' | 'extension';

/** What an event makes awaited. */
export interface Awaited {
  readonly kind: Kind;
  /** What the act is asked for, as a route of the policy. */
  readonly detail?: string;
  readonly since: Day;
  readonly due?: Day;
  readonly notBefore?: Day;
}

/** Events that make something awaited, or answer it. */
export const QUEUE_TYPES = [
  ...['credit.Claimed', 'credit.Amended', 'credit.Approved', 'credit.Denied', 'credit.Appealed'],
  ...['credit.AppealDecided', 'credit.Reversed', 'review.Opened', 'review.Decided'],
  ...['license.RenewalApplied', 'license.Renewed', 'license.RenewalDenied'],
  ...['period.ExtensionRequested', 'period.Extended', 'period.ExtensionDenied', 'period.Completed'],
  'period.Retracted',
] as const satisfies readonly EventType[];

export type QueueEvent = Extract<OpenedEvent, { readonly type: (typeof QUEUE_TYPES)[number] }>;

/** The act an event makes somebody wait for; undefined where it makes none awaited. */
export function awaitedBy(event: QueueEvent): Awaited | undefined {
  switch (event.type) {
    case 'credit.Claimed':
    case 'credit.Amended':
      return { kind: 'credit', since: recordedOn(event) };
    case 'credit.Appealed':
      return { kind: 'credit_appeal', since: event.data.on };
    case 'review.Opened':
      return { kind: 'review', since: event.data.on, detail: event.data.because };
    case 'license.RenewalApplied':
      return { kind: 'renewal', since: event.data.on };
    case 'period.ExtensionRequested':
      return { kind: 'extension', since: event.data.on, detail: event.data.route };
    case 'credit.Approved':
    case 'credit.Denied':
    case 'credit.AppealDecided':
    case 'credit.Reversed':
    case 'review.Decided':
    case 'license.Renewed':
    case 'license.RenewalDenied':
    case 'period.Extended':
    case 'period.ExtensionDenied':
    case 'period.Completed':
    case 'period.Retracted':
      return undefined;
  }
}

/**
 * What an event answers in its stream, or makes no longer awaited. Whether a claim awaits an act say its acts and the
 * policy, together in the standing; here only, since when.
 */
export function answeredBy(event: QueueEvent): readonly Kind[] {
  switch (event.type) {
    // A claim made anew, after the old one was taken back, has waited for nothing yet.
    case 'credit.Claimed':
      return ['credit', 'credit_appeal'];
    // Whoever vouched for what it said has to look again: the wait begins anew.
    case 'credit.Amended':
      return ['credit'];
    case 'credit.Approved':
    case 'credit.Denied':
    case 'credit.Reversed':
    case 'credit.AppealDecided':
      return ['credit_appeal'];
    case 'review.Decided':
      return ['review'];
    // An application for another period stands in place of the one before.
    case 'license.RenewalApplied':
    case 'license.Renewed':
    case 'license.RenewalDenied':
      return ['renewal'];
    // What a statute gives to many answers nobody's request.
    case 'period.Extended':
      return event.data.way === 'request' ? ['extension'] : [];
    case 'period.ExtensionDenied':
    case 'period.Completed':
    case 'period.Retracted':
      return ['extension'];
    case 'credit.Appealed':
    case 'review.Opened':
    case 'period.ExtensionRequested':
      return [];
  }
}

/** The day on which it came into the ledger, where its state is. */
function recordedOn({ metadata: { state }, recordedAt }: OpenedEvent): Day {
  return dayIn((state === undefined ? undefined : TIME_ZONES.get(state)) ?? 'UTC', recordedAt);
}
