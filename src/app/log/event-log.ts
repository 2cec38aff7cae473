/** The expected revision of a stream that must not exist yet. */
export const NO_STREAM = -1;

/** Stands after every event, whatever is yet to be recorded: who reads backwards begins before it. */
export const END = Number.MAX_SAFE_INTEGER;

/** Who caused an event, for whom, in answer to what. Never holds personal data. */
export interface Metadata {
  readonly commandId: string;
  /** Hex digest of the command's content: the same id with another digest is a mistake, not a retry. */
  readonly commandDigest: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: string;
  /** Two-letter state the event concerns. */
  readonly state?: string;
  /** The one educator the event concerns. */
  readonly educator?: string;
  readonly importId?: string;
}

/** An event ready to be stored: ids made, personal fields already ciphertext, data as exact text. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  /** Schema version of `data`, from 1. */
  readonly version: number;
  /** Canonical JSON (RFC 8785); these very bytes are kept and hashed. */
  readonly data: string;
  readonly metadata: Metadata;
}

export interface StoredEvent extends NewEvent {
  readonly stream: string;
  /** Place in the stream, from 0. */
  readonly revision: number;
  /** Place in the log, 1, 2, 3, without gaps, in commit order. */
  readonly ordinal: number;
  /** Whole milliseconds since 1970, given by the log, never decreasing along ordinals. */
  readonly recordedAt: number;
  /** Hex SHA-256 over every stored byte of this event. */
  readonly hash: string;
}

export interface Appended {
  readonly outcome: 'appended';
  /** Revision of the last event written (or, for an exact repeat, written before). */
  readonly revision: number;
  readonly ordinal: number;
}

/** Somebody else wrote to the stream first: load again and decide again. */
export interface WrongRevision {
  readonly outcome: 'wrong_revision';
  readonly actual: number;
}

/** An event id is already in the log with another content or place. Nothing was written. */
export interface IdReused {
  readonly outcome: 'id_reused';
  readonly id: string;
}

export type AppendAnswer = Appended | WrongRevision | IdReused;

/** Every given part must match; within a part any one of the values. */
export interface LogFilter {
  /** Prefixes of stream names, as `license-`; every character stands for itself. */
  readonly streams?: readonly string[];
  readonly types?: readonly string[];
  readonly educators?: readonly string[];
  /** Only events up to and including this ordinal. */
  readonly until?: number;
}

/** What an event says and in which stream, without when, by whom and where in the log it was recorded. */
export type SaidEvent = Pick<StoredEvent, 'stream' | 'id' | 'type' | 'version' | 'data'>;

/** One educator's events up to the end of the log. */
export interface EducatorEvents {
  readonly events: readonly StoredEvent[];
  readonly head: number;
}

/** The ledger itself. Two engines, one behaviour suite (`test/log/behaviour.ts`). */
export interface EventLog {
  /**
   * Writes all events or none. `expectedRevision` is the stream's last revision as the writer saw it,
   * NO_STREAM when it must not exist. The same events at the same place again answer as the first time:
   * the same are those with the same id, type, version and data, for a retry is another request and may have
   * other metadata. After an error nobody knows whether it was written; then append the same again. What no
   * writer may ask (too many or too large events, ill-formed ids or text) throws, and nothing is written.
   */
  append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<AppendAnswer>;
  readStream(stream: string, fromRevision?: number): Promise<readonly StoredEvent[]>;
  /** At most `limit` events of the stream before the revision (its end when not given), newest first. */
  readStreamBackwards(
    stream: string,
    limit: number,
    beforeRevision?: number,
  ): Promise<readonly StoredEvent[]>;
  /** At most `limit` events after the ordinal, in order. */
  readAll(after: number, limit: number, filter?: LogFilter): Promise<readonly StoredEvent[]>;
  /** Everything recorded of one educator, in order, and the head of the log at that moment. */
  readEducator(educator: string): Promise<EducatorEvents>;
  /**
   * What the events of each of several educators say, up to and including an ordinal: in the order in which they are
   * named, each in the order of the log. For whoever folds many records; all of them are held in memory.
   */
  readOfEach(educators: readonly string[], until: number): Promise<readonly (readonly SaidEvent[])[]>;
  /** At most `limit` events before the ordinal, newest first; `END` begins at the end of the log. */
  readAllBackwards(before: number, limit: number, filter?: LogFilter): Promise<readonly StoredEvent[]>;
  /**
   * Every event after the ordinal, then each new one as it is recorded, until the signal aborts or `until` is
   * reached. A page is read when it is asked for. An error of the log ends it: subscribe again after the last
   * ordinal seen. `onCaughtUp` hears each time that the reader has come to the end of what is recorded, and asked
   * for more: up to that ordinal it was given everything its filter lets through.
   */
  subscribeAll(
    after: number,
    signal: AbortSignal,
    filter?: LogFilter,
    onCaughtUp?: (ordinal: number) => void,
  ): AsyncIterable<readonly StoredEvent[]>;
  /** Ordinal of the last recorded event, 0 for an empty log. */
  head(): Promise<number>;
  /** The last ordinal recorded at or before the instant (milliseconds), 0 when there is none. */
  ordinalAt(instant: number): Promise<number>;
  /**
   * Ordinal of that event, waiting up to `timeoutMs` (0 when not given) for it to be recorded and indexed;
   * undefined when it is not there by then.
   */
  ordinalOf(stream: string, revision: number, timeoutMs?: number): Promise<number | undefined>;
}
