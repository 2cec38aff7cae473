// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

/** What somebody does in a post. */
export interface Assignment {
  /** A lower-case word of the rules, as `teacher` or `principal`. */
  readonly position: string;
  /** What is taught or served, as licenses of the state name it. */
  readonly field?: string;
  /** Full-time equivalent as decimal text, `1` or `0.5`. */
  readonly fte?: string;
}

/** An educator is employed in a post from a day on. */
export interface Began {
  readonly type: 'employment.Began';
  readonly data: Assignment & {
    readonly educator: string;
    /** The state whose register names the employer. */
    readonly state: string;
    /** As that register and records of service name it. */
    readonly employer: string;
    /** The employer's kind on that day, as `public`; absent where neither register nor source says it. */
    readonly setting?: string;
    /** First day. */
    readonly on: Day;
    /** Last day, where it was known when this was recorded. */
    readonly until?: Day;
    /** The source system's own key, unique in its state. */
    readonly externalId?: string;
  };
}

/** The whole assignment from a day on, in place of the one before. */
export interface AssignmentChanged {
  readonly type: 'employment.AssignmentChanged';
  readonly data: Assignment & {
    /** The employer's kind on that day, where it is known. */
    readonly setting?: string;
    readonly on: Day;
  };
}

/** First day of leave. Why is nobody's business here. */
export interface LeaveBegan {
  readonly type: 'employment.LeaveBegan';
  readonly data: { readonly on: Day };
}

/** Last day of leave. */
export interface LeaveEnded {
  readonly type: 'employment.LeaveEnded';
  readonly data: { readonly on: Day };
}

/** Last day in the post; it may lie ahead, and stands in place of one that was known from the beginning. */
export interface Ended {
  readonly type: 'employment.Ended';
  readonly data: { readonly on: Day };
}

/** Takes back one event of this stream, by its id: the whole employment with its beginning, one act, or a retraction. */
export interface Retracted {
  readonly type: 'employment.Retracted';
  readonly data: { readonly eventId: string; readonly because: string };
}

export type EmploymentEvent = Began | AssignmentChanged | LeaveBegan | LeaveEnded | Ended | Retracted;
