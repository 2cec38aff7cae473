// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Decision } from '../decision.ts';
import type { Day } from '../values/day.ts';

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
    /** The last day the license is valid. */
    readonly expiresOn: Day;
  };
}

/** A professional development plan was approved for the period that runs on that day. */
export interface PlanApproved {
  readonly type: 'license.PlanApproved';
  readonly data: { readonly by: string; readonly capacity: string; readonly on: Day };
}

export interface RenewalApplied {
  readonly type: 'license.RenewalApplied';
  readonly data: { readonly by: string; readonly period: string; readonly on: Day };
}

/** A renewal with the whole decision it rests on, kept for ever. */
export interface Renewed {
  readonly type: 'license.Renewed';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    readonly period: string;
    readonly validFrom: Day;
    readonly expiresOn: Day;
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
  };
}

/** Takes back one event of this stream, by its id: the issuance with what was done upon it, or the approval of a plan. */
export interface Retracted {
  readonly type: 'license.Retracted';
  readonly data: { readonly eventId: string; readonly because: string };
}

export type LicenseEvent =
  | Issued
  | PlanApproved
  | RenewalApplied
  | Renewed
  | RenewalSetAside
  | RenewalDenied
  | Retracted;
