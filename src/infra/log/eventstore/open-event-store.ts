import { connectTo } from './connection.ts';
import { isOfTheServer } from './event-form.ts';
import type { EventStore } from './event-store.ts';
import { type FollowSettings, follow } from './follow.ts';
import { PATIENCE, type Patience, persistently } from './persistence.ts';
import { readAllForwards, readHead, readStreamBackwards, readStreamForwards } from './read.ts';
import { write } from './write.ts';

const QUIET_MS = 5_000;

export interface EventStoreSettings {
  readonly url: string;
  readonly onForeign: FollowSettings['onForeign'];
  readonly patience?: Patience;
  readonly quietMs?: number;
}

/** An EventStoreDB or KurrentDB. Nothing is asked of it yet. Throws as `connectTo` does. */
export function openEventStore({
  url,
  onForeign,
  patience = PATIENCE,
  quietMs = QUIET_MS,
}: EventStoreSettings): EventStore {
  const { connection, leave } = connectTo(url);
  const ms = patience.attemptMs;
  const read = async <T>(what: string, attempt: () => Promise<T>) =>
    persistently(what, attempt, patience, connection.closed.signal);
  return {
    write: async (stream, expected, events) => write(connection, patience, stream, expected, events),
    readStream: async (stream, from, limit) =>
      limit < 1 || isOfTheServer(stream)
        ? []
        : read(`a read of ${stream}`, async () => readStreamForwards(connection, ms, stream, from, limit)),
    readStreamBackwards: async (stream, before, limit) =>
      limit < 1 || isOfTheServer(stream)
        ? []
        : read(`a read of ${stream}`, async () => readStreamBackwards(connection, ms, stream, before, limit)),
    readAll: async (from, limit) =>
      limit < 1 ? [] : read('a read of the log', async () => readAllForwards(connection, ms, from, limit)),
    head: async () => read('where its log ends', async () => readHead(connection, ms)),
    follow: (after, signal) => follow(connection, after, signal, { onForeign, quietMs, attemptMs: ms }),
    close: leave,
  };
}
