// Stored events are a contract: a shape that has been written is never edited.
import type { RouteDecision } from '../../route-decision.ts';
import type { Day } from '../../values/day.ts';

/** Somebody who may asks to take a way the law offers: its holder, or the holder's employer. */
export interface ElectionMade {
  readonly type: 'license.ElectionMade';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    /** The way's name in the policy, and the strand the policy is of. */
    readonly route: string;
    readonly strand: string;
    /** The period that runs, or ran last. */
    readonly period: string;
  };
}

export interface ElectionDenied {
  readonly type: 'license.ElectionDenied';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    readonly route: string;
    readonly period: string;
    readonly because: string;
    readonly decision: RouteDecision;
  };
}

/** Days of a new term, and whether the law says them or, where it does not, the agency. */
export interface NewTerm {
  readonly validFrom: Day;
  /** Null for life. */
  readonly expiresOn: Day | null;
  readonly saidBy: 'law' | 'agency';
}

/** A way that was taken, with the whole decision it rests on. What is held afterwards is given whole. */
export interface Taken {
  readonly by: string;
  readonly on: Day;
  readonly route: string;
  readonly period: string;
  readonly class: string;
  readonly fields: readonly string[];
  /** First day on which this is held. */
  readonly from: Day;
  /** Status from that day on, where the way gives one. */
  readonly status?: string;
  /** Absent where the term that runs goes on. */
  readonly term?: NewTerm;
  readonly decision: RouteDecision;
  /** Id of the event that set aside, in `spending-<educator>`, the credits it needed; absent where it needed none. */
  readonly reservation?: string;
}

/**
 * A way was to be granted, had set credits aside and was not finished: they are to be free again. Whoever was only
 * slow finds the license moved on, and must decide anew.
 */
export interface GrantAbandoned {
  readonly type: 'license.GrantAbandoned';
  readonly data: { readonly route: string; readonly period: string; readonly reservation: string };
}

/** To a higher class. */
export interface Advanced {
  readonly type: 'license.Advanced';
  readonly data: Taken;
}

/** To a lower class, at the holder's election. */
export interface Downgraded {
  readonly type: 'license.Downgraded';
  readonly data: Taken;
}

/** Back from lapse, expiry or inactivity. */
export interface Reinstated {
  readonly type: 'license.Reinstated';
  readonly data: Taken;
}

/** Issued again under the same number, as for life. */
export interface Reissued {
  readonly type: 'license.Reissued';
  readonly data: Taken;
}

/** Renewed though something is missing, on what the law asks for that. */
export interface RenewedConditionally {
  readonly type: 'license.RenewedConditionally';
  readonly data: Taken;
}

/** Any way that was taken by election. */
export type TakenEvent = Advanced | Downgraded | Reinstated | Reissued | RenewedConditionally;

export type RouteEvent = ElectionMade | ElectionDenied | GrantAbandoned | TakenEvent;
