// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.

/**
 * Whose attempt an anonymous id stands for. It names no educator and no state, not even beside its data: nobody
 * finds it who does not know the id.
 */
export interface Opened {
  readonly type: 'submission.Opened';
  readonly data: {
    /** Stream of the micro-credential. */
    readonly credential: string;
  };
}

export type SubmissionEvent = Opened;
