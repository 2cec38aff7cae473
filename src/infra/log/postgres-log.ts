import type { Pool } from 'pg';
import { fault } from '../../app/fault.ts';
import { END, type EventLog, type StoredEvent } from '../../app/log/event-log.ts';
import { appendGathered } from './append-batch.ts';
import type { AppendObserver } from './append.ts';
import { createAppendedChannel } from './appended-channel.ts';
import { ask } from './ask.ts';
import { checkedAndTraced } from './observed-append.ts';
import {
  readAllAfter,
  readAllBefore,
  educatorsGathered,
  readOfEach,
  readStreamBefore,
  readStreamFrom,
} from './read-events.ts';
import { shareInTurn } from './share-in-turn.ts';
import { subscription } from './subscription.ts';
import { waitFor } from './wait-for.ts';

const HEAD = 'SELECT ordinal FROM ledger.head';
const ORDINAL_AT = 'SELECT ledger.ordinal_at($1) AS ordinal';
const ORDINAL_OF = 'SELECT ordinal FROM ledger.events WHERE stream = $1 AND revision = $2';

export interface PostgresLogSettings {
  /** How often a subscription looks although nothing was announced. */
  readonly pollMs?: number;
  /** Hears that the connection for announcements was lost; it is made again, and polling goes on meanwhile. */
  readonly onLost: (error: unknown) => void;
  /** Hears how appends fare. */
  readonly observer?: AppendObserver | undefined;
}

const POLL_MS = 1_000;

/** The log in PostgreSQL, over the functions of migration 000001-ledger.sql. Any number of processes may write. */
export function createPostgresLog(pool: Pool, settings: PostgresLogSettings): EventLog {
  const bell = createAppendedChannel(pool, settings.onLost);
  const pollMs = settings.pollMs ?? POLL_MS;
  const append = appendGathered(pool, settings.observer);
  const tail = sharedTail(pool);
  const log: EventLog = {
    append: checkedAndTraced(append),
    readStream: (stream, fromRevision = 0) => readStreamFrom(pool, stream, fromRevision),
    readStreamBackwards: (stream, limit, before = END) => readStreamBefore(pool, stream, before, limit),
    readAll: (after, limit, filter = {}) => readAllAfter(pool, after, limit, filter),
    readEducator: educatorsGathered(pool),
    readOfEach: (educators, until) => readOfEach(pool, educators, until),
    readAllBackwards: (before, limit, filter = {}) => readAllBefore(pool, before, limit, filter),
    subscribeAll: (after, signal, filter, onCaughtUp) =>
      subscription(tail, { bell, pollMs }, after, signal, filter, onCaughtUp),
    head: () => one(pool, HEAD, []),
    ordinalAt: (instant) => one(pool, ORDINAL_AT, [instant]),
    ordinalOf: (stream, revision, timeoutMs = 0) =>
      waitFor(() => find(pool, ORDINAL_OF, [stream, revision]), bell, pollMs, timeoutMs),
  };
  return log;
}

/** Those who follow the log are woken together, and mostly stand at the same place: one reading serves them all. */
function sharedTail(pool: Pool): Pick<EventLog, 'head' | 'readAll'> {
  const head = shareInTurn<number>();
  const page = shareInTurn<readonly StoredEvent[]>();
  return {
    head: () => head('', () => one(pool, HEAD, [])),
    readAll: (after, limit, filter = {}) =>
      page(JSON.stringify([after, limit, filter]), () => readAllAfter(pool, after, limit, filter)),
  };
}

async function find(pool: Pool, statement: string, values: readonly unknown[]): Promise<number | undefined> {
  const rows = await ask<{ ordinal: number }>(pool, { text: statement, values });
  return rows[0]?.ordinal;
}

async function one(pool: Pool, statement: string, values: readonly unknown[]): Promise<number> {
  const ordinal = await find(pool, statement, values);
  if (ordinal === undefined)
    throw fault('bad_answer', 'The row of ledger.head is missing: restore the database.');
  return ordinal;
}
