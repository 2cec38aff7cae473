// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

/** An obligation: the span in which a requirement must be met. */
export interface Opened {
  readonly type: 'period.Opened';
  readonly data: {
    readonly educator: string;
    readonly state: string;
    readonly strand: string;
    /** Who owes it: the person, or one license. */
    readonly owner: 'person' | 'license';
    /** Stream of the license it renews, as `license-…`. */
    readonly license: string;
    readonly startsOn: Day;
    /** The last day that counts. */
    readonly endsOn: Day;
  };
}

/** It rests from a day on, as long as a ground lasts. What that does to its last day is said when it goes on. */
export interface Suspended {
  readonly type: 'period.Suspended';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    /** First day on which it rests. */
    readonly from: Day;
    /** A word, as `active_duty`. */
    readonly ground: string;
    readonly because: string;
  };
}

/** It goes on. Its last day stays, or is the later one the agency states with the ground it rests on. */
export interface Resumed {
  readonly type: 'period.Resumed';
  readonly data: {
    readonly by: string;
    /** First day on which it runs again. */
    readonly on: Day;
    /** Last day of the period before and after. */
    readonly from: Day;
    readonly endsOn: Day;
    readonly because: string;
  };
}

/** Somebody the law lets ask for more time asked, within the window of a route of the policy. */
export interface ExtensionRequested {
  readonly type: 'period.ExtensionRequested';
  readonly data: {
    readonly by: string;
    readonly capacity: 'holder' | 'employer';
    /** Id of the policy's route. */
    readonly route: string;
    readonly on: Day;
    /** Last day of the period as it was then. */
    readonly endsOn: Day;
    readonly because?: string;
  };
}

export interface ExtensionDenied {
  readonly type: 'period.ExtensionDenied';
  readonly data: {
    readonly by: string;
    readonly route: string;
    readonly on: Day;
    readonly because: string;
  };
}

/** Its last day became a later one, by a route of the policy. Where it was asked for, this is the decision that grants it. */
export interface Extended {
  readonly type: 'period.Extended';
  readonly data: {
    readonly way: 'request' | 'statute';
    readonly by: string;
    readonly route: string;
    /** Since when: the day of the decision, or that on which the law gave it. */
    readonly on: Day;
    /** Last day of the period before and after. */
    readonly from: Day;
    readonly endsOn: Day;
    /** The text it was read from. */
    readonly policy: PolicyRead;
    /** Keys of the policy's citations. */
    readonly cites: readonly string[];
    /** Where it is by statute: the enactment, as `statute-…@revision`. */
    readonly statute?: string;
  };
}

/** It is over without a renewal. What follows for the license is proposed by this and done upon the license. */
export interface Closed {
  readonly type: 'period.Closed';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    readonly consequence: Consequence;
    /** The policy's route that names the consequence, who starts it, and the status the license is to have. */
    readonly route?: string;
    readonly startedBy?: readonly string[];
    readonly status?: string;
    readonly policy?: PolicyRead;
    /** What the law says there, or the agency's reason. */
    readonly because: string;
  };
}

/** It was closed too early, or in error: it runs, or awaits its renewal, as if it had not been closed. */
export interface Reopened {
  readonly type: 'period.Reopened';
  readonly data: {
    /** A person, or the reactor that extended it by a statute. */
    readonly by: string;
    readonly on: Day;
    readonly because: string;
    /** The last day on which nothing closes it by itself, where the person stated one. */
    readonly until?: Day;
  };
}

export interface Completed {
  readonly type: 'period.Completed';
  /** The renewal that stored the decision, as `license-…@revision`. */
  readonly data: { readonly on: Day; readonly renewal: string };
}

/** What the law lets follow from a period that ended without a renewal; `none` where nothing does. */
export type Consequence = 'lapse' | 'inactivation' | 'expiration' | 'none';

/** A published text of the law. */
export interface PolicyRead {
  readonly version: number;
  readonly digest: string;
}

/** Takes back the opening, with what became of the period, where its license was taken back. */
export interface Retracted {
  readonly type: 'period.Retracted';
  readonly data: { readonly eventId: string; readonly because: string };
}

export type PeriodEvent =
  | Opened
  | Suspended
  | Resumed
  | ExtensionRequested
  | ExtensionDenied
  | Extended
  | Closed
  | Reopened
  | Completed
  | Retracted;
