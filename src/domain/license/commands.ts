import type { Decision } from '../decision.ts';
import type { RouteDecision } from '../route-decision.ts';
import type { Day } from '../values/day.ts';
import type { Issued, RenewalWindowOpened } from './events.ts';
import type { EndorsementAdded } from './events/endorsement.ts';
import type { LapseProposed, StatusEvent } from './events/lapse.ts';
import type { OrderEntered } from './events/order.ts';
import type { Wording } from './events/paper.ts';
import type { StatusBegan } from './events/status.ts';
import type { GrantAbandoned, Taken, TakenEvent } from './events/route.ts';

/** What stands in the way of an act by law, as its days or who may start it. */
export interface Bar {
  readonly code: string;
  readonly because: string;
}

/** What the decider adds by itself: who acts, and when. */
type Said<Data> = Omit<Data, 'by' | 'on'>;

export type LicenseCommand =
  | ({ readonly type: 'Issue' } & Issued['data'])
  | { readonly type: 'ApprovePlan'; readonly capacity: string; readonly on?: Day; readonly by?: string }
  | ({ readonly type: 'OpenRenewalWindow' } & Omit<RenewalWindowOpened['data'], 'on'>)
  | {
      readonly type: 'ApplyForRenewal';
      readonly period: string;
      /** First day on which the law takes an application; null where it names none. */
      readonly opensOn: Day | null;
      /** Why the law takes no application any more; absent where it does. */
      readonly barred?: Bar;
    }
  | {
      readonly type: 'Renew';
      readonly period: string;
      readonly decision: Decision;
      readonly validFrom: Day;
      readonly expiresOn: Day | null;
      readonly reservation?: string;
    }
  | { readonly type: 'SetRenewalAside'; readonly period: string; readonly reservation: string }
  | {
      readonly type: 'DenyRenewal';
      readonly period: string;
      readonly decision: Decision;
      readonly because: string;
      /** Why it cannot be granted though the requirement is met, as that it came too late. */
      readonly barred?: Bar;
    }
  | { readonly type: 'WithdrawApplication' }
  /** Takes one event back: for the undoing of an import. */
  | { readonly type: 'TakeBack'; readonly eventId: string; readonly because: string }
  | RouteCommand
  | LapseCommand
  | EndorsementCommand
  | OrderCommand
  | StatusCommand
  | PaperCommand;

export type RouteCommand =
  | {
      readonly type: 'Elect';
      readonly route: string;
      readonly strand: string;
      readonly period: string;
      /** What keeps the way from being taken now; null where nothing does. */
      readonly barred: Bar | null;
    }
  | ({ readonly type: 'GrantElection'; readonly event: TakenEvent['type'] } & Said<Taken>)
  /** A way to inactive status, which changes neither class nor term. */
  | ({ readonly type: 'Inactivate' } & Said<StatusEvent['data']>)
  | ({ readonly type: 'AbandonGrant' } & GrantAbandoned['data'])
  | {
      readonly type: 'DenyElection';
      readonly route: string;
      readonly period: string;
      readonly because: string;
      readonly decision: RouteDecision;
    };

export type LapseCommand =
  | ({ readonly type: 'ProposeLapse' } & Said<LapseProposed['data']>)
  | { readonly type: 'ServeLapseNotice'; readonly method: string; readonly servedOn?: Day }
  /** With the way as it stands on the day of confirmation. */
  | { readonly type: 'ConfirmLapse'; readonly decision: RouteDecision }
  | { readonly type: 'WithdrawLapse'; readonly because: string };

export type EndorsementCommand =
  | ({
      readonly type: 'AddEndorsement';
      readonly on?: Day;
      /** Who decided it, where it is carried out for them. */
      readonly by?: string;
    } & Omit<Said<EndorsementAdded['data']>, 'on'>)
  | { readonly type: 'RenewEndorsement'; readonly field: string; readonly validUntil: Day }
  | {
      readonly type: 'DropEndorsement';
      readonly field: string;
      readonly on?: Day;
      readonly because: string;
    };

export type OrderCommand =
  | ({ readonly type: 'EnterOrder' } & Said<OrderEntered['data']>)
  | { readonly type: 'LiftOrder'; readonly reference: string; readonly from: Day };

export type StatusCommand =
  | ({ readonly type: 'BeginStatus' } & Said<StatusBegan['data']>)
  | { readonly type: 'EndStatus'; readonly status: string; readonly from: Day };

export type PaperCommand =
  | { readonly type: 'Surrender'; readonly from: Day; readonly because: string }
  | { readonly type: 'Rescind'; readonly because: string }
  | ({ readonly type: 'Correct'; readonly because: string } & Partial<Wording>);
