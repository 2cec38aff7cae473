/** Says that something of an educator may have changed. Whoever hears it looks; hearing it for nothing does no harm. */
export interface Changes {
  /** Hears whatever is recorded from when this resolves on. */
  listen(educator: string): Promise<Listening>;
}

export interface Listening {
  /** Ends once something may have changed since the wait before, and at once when it is closed. */
  readonly wait: () => Promise<void>;
  readonly close: () => void;
}
