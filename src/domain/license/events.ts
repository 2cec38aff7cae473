// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Decision } from '../decision.ts';
import type { Day } from '../values/day.ts';
import type { EndorsementEvent } from './events/endorsement.ts';
import type { LapseEvent } from './events/lapse.ts';
import type { OrderEvent } from './events/order.ts';
import type { StatedStatusEvent } from './events/status.ts';
import type { PaperEvent } from './events/paper.ts';
import type { RouteEvent } from './events/route.ts';

/** Version 2: `expiresOn` may be null. Version 1 knew no license for life, and reads as it is. */
export interface Issued {
  readonly type: 'license.Issued';
  readonly data: {
    readonly educator: string;
    readonly state: string;
    readonly number: string;
    /** As `professional`, `practitioner`, `instructional_ii`. */
    readonly class: string;
    readonly fields: readonly string[];
    /** First day of the first term, where the term given here is a later one. */
    readonly issuedOn?: Day;
    readonly validFrom: Day;
    /** The last day the license is valid; null for life. */
    readonly expiresOn: Day | null;
    /** Stream of the application it answers, where there was one. */
    readonly application?: string;
  };
}

/** A professional development plan was approved for the period that runs on that day. */
export interface PlanApproved {
  readonly type: 'license.PlanApproved';
  readonly data: { readonly by: string; readonly capacity: string; readonly on: Day };
}

/** The days in which renewal may be applied for have begun; `closesOn` is null where the law names no last one. */
export interface RenewalWindowOpened {
  readonly type: 'license.RenewalWindowOpened';
  readonly data: {
    readonly period: string;
    readonly on: Day;
    readonly opensOn: Day;
    readonly closesOn: Day | null;
  };
}

export interface RenewalApplied {
  readonly type: 'license.RenewalApplied';
  readonly data: { readonly by: string; readonly period: string; readonly on: Day };
}

/** A renewal with the whole decision it rests on, kept for ever. Version 2: `expiresOn` may be null, for life. */
export interface Renewed {
  readonly type: 'license.Renewed';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    readonly period: string;
    readonly validFrom: Day;
    readonly expiresOn: Day | null;
    readonly decision: Decision;
    /** Id of the event that set aside, in `spending-<educator>`, the credits it needed. */
    readonly reservation?: string;
  };
}

/**
 * A renewal had set credits aside and was not finished: they are to be free again. Whoever was only slow finds the
 * license moved on, and must decide anew.
 */
export interface RenewalSetAside {
  readonly type: 'license.RenewalSetAside';
  readonly data: { readonly period: string; readonly reservation: string };
}

export interface RenewalDenied {
  readonly type: 'license.RenewalDenied';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    readonly period: string;
    readonly because: string;
    readonly decision: Decision;
    /** What kept it from being granted besides the requirement, as that it was applied for too late. */
    readonly barred?: { readonly code: string; readonly because: string };
  };
}

/** Takes back one event of this stream, by its id: the issuance with what was done upon it, or the approval of a plan. */
export interface Retracted {
  readonly type: 'license.Retracted';
  readonly data: { readonly eventId: string; readonly because: string };
}

/** What was applied for is not wanted any more; the record is as if nobody had applied. */
export interface ApplicationWithdrawn {
  readonly type: 'license.ApplicationWithdrawn';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    readonly what: 'renewal' | 'election';
    readonly period: string;
  };
}

export type LicenseEvent =
  | Issued
  | PlanApproved
  | RenewalWindowOpened
  | RenewalApplied
  | Renewed
  | RenewalSetAside
  | RenewalDenied
  | ApplicationWithdrawn
  | Retracted
  | RouteEvent
  | LapseEvent
  | EndorsementEvent
  | OrderEvent
  | StatedStatusEvent
  | PaperEvent;
