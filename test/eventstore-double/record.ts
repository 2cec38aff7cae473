/** An event as whoever appends it sends it. */
export interface Proposed {
  /** Lower case. */
  readonly id: string;
  readonly type: string;
  /** The server keeps of the content type only whether it is JSON. */
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event as the log keeps it. */
export interface LogRecord extends Proposed {
  /** Both the commit and the prepare position. */
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  /** Since 1970, in steps of 100 nanoseconds. */
  readonly created: bigint;
}

/** Revision of a tombstone, and what a stream that was deleted is cut off before. */
export const DELETED = 9_223_372_036_854_775_807n;

/** Last revision of a stream that does not exist. */
export const NONE = -1n;

export const metadataStreamOf = (stream: string): string => `$$${stream}`;
