// Stored events are a contract: a shape that has been written is never edited.
import type { Day } from '../../values/day.ts';

/**
 * The agency states that the license has a status which no way of the law gives: `retired`, `fingerprints_missing`. It
 * stands beside whatever ways give, and other such statuses, until it is ended.
 */
export interface StatusBegan {
  readonly type: 'license.StatusBegan';
  readonly data: {
    readonly by: string;
    /** Day it was recorded here. */
    readonly on: Day;
    /** A word, as the state's rules name it. */
    readonly status: string;
    readonly from: Day;
    /** Last day, where it is known. */
    readonly until?: Day;
  };
}

/** It is so no more, as once a retiree has returned to work. */
export interface StatusEnded {
  readonly type: 'license.StatusEnded';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    readonly status: string;
    /** First day on which it is not so any more; its own first day where it never was so. */
    readonly from: Day;
  };
}

export type StatedStatusEvent = StatusBegan | StatusEnded;
