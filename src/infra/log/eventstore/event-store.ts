import type { NewEvent } from '../../../app/log/event-log.ts';

/** An event as an EventStoreDB keeps it. Its ordinal and its hash are the index's to give. */
export interface KeptEvent extends NewEvent {
  readonly stream: string;
  /** Place in the stream, from 0. */
  readonly revision: number;
  /** Place in the server's log: grows along it, with gaps. */
  readonly position: number;
  /** Whole milliseconds since 1970, by the server's clock; of a copied event, what it was recorded with first. */
  readonly recordedAt: number;
}

/** An event to be written; a copied one brings along when it was recorded first. */
export interface EventToKeep extends NewEvent {
  readonly recordedAt?: number;
}

/** `wrong_revision` tells the stream's last revision, -1 where it does not exist. */
export type WriteAnswer =
  | { readonly outcome: 'written' }
  | { readonly outcome: 'wrong_revision'; readonly actual: number };

/** What a server's log holds up to a position, without what is not the ledger's; it never ends within an append. */
export interface Stretch {
  readonly events: readonly KeptEvent[];
  /** Up to here everything was seen, also what was left out. */
  readonly position: number;
}

/**
 * What the ledger asks of an EventStoreDB or KurrentDB, and no more; the one client of a process stands behind it.
 * What is not the ledger's is left out everywhere, and counts towards no limit: fewer events than were asked for means
 * that there are no more.
 */
export interface EventStore {
  /**
   * Writes all or none after the expected revision (-1: the stream must not exist). The same ids at the same place
   * again are `written`. After an error nobody knows whether it was written; then write the same again. Throws
   * `bad_stream` (the name begins with `$`) and `append_too_large` before anything is sent.
   */
  write(stream: string, expectedRevision: number, events: readonly EventToKeep[]): Promise<WriteAnswer>;
  /** At most so many events of a stream from a revision on; none where there is no such stream. */
  readStream(stream: string, fromRevision: number, limit: number): Promise<readonly KeptEvent[]>;
  /** At most so many before a revision (`END`: from the end), newest first. */
  readStreamBackwards(stream: string, beforeRevision: number, limit: number): Promise<readonly KeptEvent[]>;
  /** At most so many events from a position on, that position included; undefined is the log's beginning. */
  readAll(from: number | undefined, limit: number): Promise<readonly KeptEvent[]>;
  /** Position of the last thing the server recorded, be it the ledger's or not; undefined for an empty log. */
  head(): Promise<number | undefined>;
  /**
   * Everything after a position (undefined: from the beginning), then each new stretch as it is recorded, until the
   * signal aborts. Any error and any end of the connection ends it with an error: follow again after the last position.
   */
  follow(after: number | undefined, signal: AbortSignal): AsyncIterable<Stretch>;
  close(): Promise<void>;
}
