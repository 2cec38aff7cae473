import type { Pool } from 'pg';
import { fault } from '../../../app/fault.ts';
import { END, type EventLog, type StoredEvent } from '../../../app/log/event-log.ts';
import type { AppendObserver } from '../append.ts';
import { createAppendedChannel } from '../appended-channel.ts';
import { ask } from '../ask.ts';
import { checkedAndTraced, observed } from '../observed-append.ts';
import { backFrom, onwardFrom } from '../read-events.ts';
import { saidOf } from '../said-of.ts';
import { shareInTurn } from '../share-in-turn.ts';
import { subscription } from '../subscription.ts';
import { waitFor } from '../wait-for.ts';
import { appendIndexed } from './append-indexed.ts';
import { catchingUp } from './caught-up.ts';
import type { EventStore } from './event-store.ts';
import { readBodies } from './read-bodies.ts';
import {
  indexedBefore,
  indexedInStream,
  indexedOfEach,
  indexedOfEducator,
  indexedPage,
  indexedPart,
  type Indexed,
} from './read-index.ts';

const HEAD = 'SELECT ordinal FROM ledger.head';
const ORDINAL_AT = 'SELECT ledger.ordinal_at($1) AS ordinal';

export interface EventStoreLogSettings {
  /** How often a subscription looks although nothing was announced. */
  readonly pollMs?: number;
  /** The longest that an append, or a reading for a decision, waits for the index. */
  readonly waitMs?: number;
  /** Hears that the connection for announcements was lost; it is made again, and polling goes on meanwhile. */
  readonly onLost: (error: unknown) => void;
  /** Hears how appends fare. */
  readonly observer?: AppendObserver | undefined;
}

export interface EventStoreLog {
  readonly log: EventLog;
  /** Ends the connection for announcements; the pool and the store are others' to end. */
  readonly close: () => void;
}

const POLL_MS = 1_000;
/** The index is waited for often, and mostly for a moment. */
const LOOK_EACH_MS = 100;
const WAIT_MS = 10_000;

/**
 * The log in an EventStoreDB, in the order that the index in PostgreSQL gives it. Nothing is told of an event before it
 * is indexed, and what feeds a decision waits until all is that was recorded before.
 */
export function createEventStoreLog(
  pool: Pool,
  store: EventStore,
  settings: EventStoreLogSettings,
): EventStoreLog {
  const bell = createAppendedChannel(pool, settings.onLost);
  const { pollMs = POLL_MS, waitMs = WAIT_MS } = settings;
  const patience = { bell, pollMs: Math.min(pollMs, LOOK_EACH_MS), waitMs };
  // Every append waits for an announcement: one connection listens all the time.
  const listening = bell.listen();
  const append = observed(appendIndexed(pool, store, patience), settings.observer);
  const caughtUp = catchingUp(pool, store, patience);
  const ofEducator = indexedOfEducator(pool);
  const partOf = indexedPart(pool);
  const bodiesOf = (rows: readonly Indexed[]) => readBodies(store, rows);
  const tail = sharedTail(pool, bodiesOf);
  const log: EventLog = {
    append: checkedAndTraced(append),
    readStream: async (stream, fromRevision = 0) => {
      await caughtUp();
      return bodiesOf(await indexedInStream(pool, stream, fromRevision));
    },
    readStreamBackwards: async (stream, limit, before = END) => {
      await caughtUp();
      return bodiesOf(await indexedBefore(pool, stream, before, limit));
    },
    readAll: async (after, limit, filter = {}) =>
      bodiesOf(await indexedPage(pool, onwardFrom(after), limit, filter)),
    readEducator: async (educator) => {
      await caughtUp();
      const { head, events } = await ofEducator(educator);
      return { head, events: await bodiesOf(events) };
    },
    readOfEach: async (educators, until) => {
      const rows = await indexedOfEach(pool, educators, until);
      const bodies = (await bodiesOf(rows.flat())).map(saidOf);
      let from = 0;
      return rows.map(({ length }) => bodies.slice(from, (from += length)));
    },
    readAllBackwards: async (before, limit, filter = {}) =>
      bodiesOf(await indexedPage(pool, backFrom(before), limit, filter)),
    subscribeAll: (after, signal, filter, onCaughtUp) =>
      subscription(tail, { bell, pollMs }, after, signal, filter, onCaughtUp),
    head: async () => {
      await caughtUp();
      return ordinalBy(pool, HEAD, []);
    },
    ordinalAt: async (instant) => {
      await caughtUp();
      return ordinalBy(pool, ORDINAL_AT, [instant]);
    },
    ordinalOf: (stream, revision, timeoutMs = 0) =>
      waitFor(
        async () => (await partOf({ stream, from: revision, to: revision }))[0]?.ordinal,
        ...([bell, patience.pollMs, timeoutMs] as const),
      ),
  };
  return { log, close: listening.close };
}

/** Those who follow the log are woken together, and mostly stand at the same place: one reading serves them all. */
function sharedTail(
  pool: Pool,
  bodiesOf: (rows: readonly Indexed[]) => Promise<readonly StoredEvent[]>,
): Pick<EventLog, 'head' | 'readAll'> {
  const head = shareInTurn<number>();
  const page = shareInTurn<readonly StoredEvent[]>();
  return {
    head: () => head('', () => ordinalBy(pool, HEAD, [])),
    readAll: (after, limit, filter = {}) =>
      page(JSON.stringify([after, limit, filter]), async () =>
        bodiesOf(await indexedPage(pool, onwardFrom(after), limit, filter)),
      ),
  };
}

async function ordinalBy(pool: Pool, statement: string, values: readonly unknown[]): Promise<number> {
  const [row] = await ask<{ ordinal: number }>(pool, { text: statement, values });
  if (row === undefined)
    throw fault('bad_answer', 'The row of ledger.head is missing: restore the database.');
  return row.ordinal;
}
