// Stored events are a contract: a shape that has been written is never edited.
import type { Day } from '../../values/day.ts';

/** A field added to the license after it was issued. */
export interface EndorsementAdded {
  readonly type: 'license.EndorsementAdded';
  readonly data: {
    readonly by: string;
    readonly field: string;
    /** First day it is held. */
    readonly on: Day;
    /** Absent where it has no last day of its own. */
    readonly validUntil?: Day;
    /** Stream of the application it answers, where there was one. */
    readonly application?: string;
  };
}

export interface EndorsementRenewed {
  readonly type: 'license.EndorsementRenewed';
  readonly data: {
    readonly by: string;
    readonly field: string;
    readonly on: Day;
    readonly validUntil: Day;
  };
}

export interface EndorsementDropped {
  readonly type: 'license.EndorsementDropped';
  readonly data: {
    readonly by: string;
    readonly field: string;
    /** First day it is not held. */
    readonly on: Day;
    readonly because: string;
  };
}

export type EndorsementEvent = EndorsementAdded | EndorsementRenewed | EndorsementDropped;
