/** How far the read models have come, for a query that must not answer from before what its caller did. */
export interface Progress {
  /** Whether every projection has seen the event with that ordinal, waiting for it at most `timeoutMs`. */
  waitFor(ordinal: number, timeoutMs: number): Promise<boolean>;
}
