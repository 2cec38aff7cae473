// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

/** What happened to that on which the reviewed thing rests. */
export type ReviewCause =
  | 'credential_revoked'
  | 'credit_reversed'
  | 'credit_withdrawn'
  | 'credit_denied'
  | 'credit_amended'
  | 'fact_retracted';

/** Something that was decided rests on what is no longer so. Nothing changes until a person has looked at it. */
export interface Opened {
  readonly type: 'review.Opened';
  readonly data: {
    readonly educator: string;
    readonly state: string;
    readonly subject: 'credit' | 'decision';
    /** The credit's stream, or where the decision stands, as `license-…@revision`. */
    readonly of: string;
    readonly because: ReviewCause;
    /** What it rested on: the stream of the credential or credit, or `educator-…#eventId`. */
    readonly restedOn: string;
    /** Id of the event that was the cause. */
    readonly cause: string;
    readonly on: Day;
  };
}

/**
 * `stands`: it stays as it is. `reversed`: the credit counts no longer. `referred`: the license is to be dealt with
 * by an act of its own, for a decision that someone acted on is never taken back by a review.
 */
export type ReviewOutcome = 'stands' | 'reversed' | 'referred';

export interface Decided {
  readonly type: 'review.Decided';
  readonly data: {
    readonly by: string;
    readonly outcome: ReviewOutcome;
    readonly because: string;
    readonly on: Day;
  };
}

export type ReviewEvent = Opened | Decided;
