// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

/** A state approves a provider from a day on. */
export interface Approved {
  readonly type: 'provider.Approved';
  readonly data: {
    /** As offerings and claims name it. */
    readonly provider: string;
    readonly state: string;
    readonly from: Day;
    /** Last day; absent until it is ended. */
    readonly until?: Day;
    readonly by: string;
    readonly on: Day;
  };
}

/** The approval that begins on that day ends earlier than was said. */
export interface ApprovalEnded {
  readonly type: 'provider.ApprovalEnded';
  readonly data: {
    readonly state: string;
    readonly from: Day;
    /** Its last day; the one before its first where it was given in error. */
    readonly until: Day;
    readonly because: string;
    readonly by: string;
    readonly on: Day;
  };
}

export type ProviderEvent = Approved | ApprovalEnded;
