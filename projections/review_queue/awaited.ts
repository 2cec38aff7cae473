import { dayIn } from '../../src/app/clock.ts';
import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import type { EventType } from '../../src/domain/events.ts';
import { addDays, type Day } from '../../src/domain/values/day.ts';
import { TIME_ZONES } from '../../src/domain/values/states.ts';

/** What an act is awaited for, as the table names it. */
export type Kind =
  | ('credit' | 'credit_appeal' | 'review' | 'extension')
  | ('renewal' | 'election' | 'lapse_notice' | 'lapse')
  | ('credential_appeal' | 'vote' | 'application');

/** What an event makes awaited. */
export interface Awaited {
  readonly kind: Kind;
  /** What the act is asked for, as a route of the policy. */
  readonly detail?: string;
  readonly since: Day;
  readonly due?: Day;
  readonly notBefore?: Day;
  /** Subjects of those who may do it, where it is theirs alone. */
  readonly able?: readonly string[];
}

/** Events that make something awaited, or answer it. */
export const QUEUE_TYPES = [
  ...['credit.Claimed', 'credit.Amended', 'credit.Approved', 'credit.Denied', 'credit.Appealed'],
  ...['credit.AppealDecided', 'credit.Reversed', 'review.Opened', 'review.Decided'],
  ...['license.RenewalApplied', 'license.Renewed', 'license.RenewalDenied', 'license.ApplicationWithdrawn'],
  ...['license.ElectionMade', 'license.ElectionDenied', 'license.Advanced', 'license.Downgraded'],
  ...['license.Reinstated', 'license.Reissued', 'license.RenewedConditionally', 'license.Surrendered'],
  ...['license.Rescinded', 'license.LapseProposed', 'license.LapseNoticeServed', 'license.LapseWithdrawn'],
  ...['license.Lapsed', 'license.Expired', 'license.Inactivated'],
  ...['credential.AppealFiled', 'credential.AppealDecided', 'credential.InvestigationOpened'],
  ...['credential.Revoked', 'credential.InvestigationClosed'],
  ...['period.ExtensionRequested', 'period.Extended', 'period.ExtensionDenied', 'period.Completed'],
  ...['period.Retracted', 'period.Closed'],
  ...['application.Filed', 'application.GrantSetAside', 'application.Granted', 'application.Denied'],
  'application.Withdrawn',
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
    case 'credential.AppealFiled': {
      const { against, on, due } = event.data;
      const owed = due === undefined ? {} : { due };
      return { kind: 'credential_appeal', since: on, detail: against, ...owed };
    }
    case 'credential.InvestigationOpened': {
      const { on, respondBy, committee } = event.data;
      return { kind: 'vote', since: on, notBefore: addDays(respondBy, 1), able: committee };
    }
    case 'license.ElectionMade':
      return { kind: 'election', since: event.data.on, detail: event.data.route };
    case 'license.LapseProposed':
      return { kind: 'lapse_notice', since: event.data.on, detail: event.data.route };
    case 'license.LapseNoticeServed':
      return { kind: 'lapse', since: event.data.on, notBefore: event.data.notBefore };
    case 'application.Filed': {
      const { on, kind, class: wanted, fields } = event.data;
      return { kind: 'application', since: on, detail: kind === 'license' ? wanted : (fields[0] ?? wanted) };
    }
    // It waits anew, since it could not be carried out.
    case 'application.GrantSetAside':
      return { kind: 'application', since: event.data.on, detail: event.data.code };
    case 'period.ExtensionRequested':
      return { kind: 'extension', since: event.data.on, detail: event.data.route };
    case 'credit.Approved':
    case 'credit.Denied':
    case 'credit.AppealDecided':
    case 'credit.Reversed':
    case 'review.Decided':
    case 'license.Renewed':
    case 'license.RenewalDenied':
    case 'credential.AppealDecided':
    case 'credential.Revoked':
    case 'credential.InvestigationClosed':
    case 'license.ApplicationWithdrawn':
    case 'license.ElectionDenied':
    case 'license.Advanced':
    case 'license.Downgraded':
    case 'license.Reinstated':
    case 'license.Reissued':
    case 'license.RenewedConditionally':
    case 'license.Surrendered':
    case 'license.Rescinded':
    case 'license.LapseWithdrawn':
    case 'license.Lapsed':
    case 'license.Expired':
    case 'license.Inactivated':
    case 'period.Extended':
    case 'period.ExtensionDenied':
    case 'period.Completed':
    case 'period.Retracted':
    case 'period.Closed':
    case 'application.Granted':
    case 'application.Denied':
    case 'application.Withdrawn':
      return undefined;
  }
}

/** What is answered: all of a kind, or whichever of an election by this way and a proposed lapse awaits. */
export type Answered = Kind | { readonly statusBy: string };

const OF_LICENSE: readonly Kind[] = ['renewal', 'election', 'lapse_notice', 'lapse'];

/**
 * What an event answers in its stream, or makes no longer awaited. Whether a claim awaits an act say its acts and the
 * policy, together in the standing; here only, since when.
 */
export function answeredBy(event: QueueEvent): readonly Answered[] {
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
    case 'credential.AppealFiled':
    case 'credential.AppealDecided':
      return ['credential_appeal'];
    case 'credential.InvestigationOpened':
    case 'credential.Revoked':
    case 'credential.InvestigationClosed':
      return ['vote'];
    // An application for another period stands in place of the one before.
    case 'license.RenewalApplied':
    case 'license.RenewalDenied':
      return ['renewal'];
    case 'license.ElectionMade':
    case 'license.ElectionDenied':
      return ['election'];
    case 'license.ApplicationWithdrawn':
      return ['renewal', 'election'];
    case 'license.Renewed':
    case 'license.Advanced':
    case 'license.Downgraded':
    case 'license.Reinstated':
    case 'license.Reissued':
    case 'license.RenewedConditionally':
    case 'license.Surrendered':
    case 'license.Rescinded':
      return OF_LICENSE;
    case 'license.LapseProposed':
    case 'license.LapseNoticeServed':
    case 'license.LapseWithdrawn':
      return ['lapse_notice', 'lapse'];
    case 'license.Lapsed':
    case 'license.Expired':
    case 'license.Inactivated':
      return [{ statusBy: event.data.route }];
    // What a statute gives to many answers nobody's request.
    case 'period.Extended':
      return event.data.way === 'request' ? ['extension'] : [];
    case 'period.ExtensionDenied':
    case 'period.Completed':
    case 'period.Retracted':
    case 'period.Closed':
      return ['extension'];
    case 'application.Filed':
    case 'application.GrantSetAside':
    case 'application.Granted':
    case 'application.Denied':
    case 'application.Withdrawn':
      return ['application'];
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
