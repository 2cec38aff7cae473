// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

/** A state takes an employer of educators into its register. */
export interface Registered {
  readonly type: 'employer.Registered';
  readonly data: {
    /** As service, evaluations and employment name it, as `davidson-county`. */
    readonly employer: string;
    readonly state: string;
    /** As people know it. */
    readonly name: string;
    /** Its kind as the rules of the state name it, as `public`, `charter`, `nonpublic` or `out_of_state`. */
    readonly setting: string;
    readonly by: string;
    readonly on: Day;
  };
}

/** It is called otherwise; what names it goes on naming it as before. */
export interface Renamed {
  readonly type: 'employer.Renamed';
  readonly data: { readonly name: string; readonly by: string; readonly on: Day };
}

/** It is of another kind from a day on. Employment on record keeps the kind under which it was recorded. */
export interface Reclassified {
  readonly type: 'employer.Reclassified';
  readonly data: {
    readonly setting: string;
    readonly from: Day;
    readonly because: string;
    readonly by: string;
    readonly on: Day;
  };
}

/** Nobody begins there after a day. */
export interface Closed {
  readonly type: 'employer.Closed';
  readonly data: {
    /** Its last day. */
    readonly until: Day;
    readonly because: string;
    readonly by: string;
    readonly on: Day;
  };
}

/** What was said of it from one event on was said in error. The registration itself is not taken back. */
export interface Retracted {
  readonly type: 'employer.Retracted';
  readonly data: { readonly eventId: string; readonly because: string };
}

export type EmployerEvent = Registered | Renamed | Reclassified | Closed | Retracted;
