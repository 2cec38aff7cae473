import { connectTo } from './connection.ts';
import { isOfTheServer } from './event-form.ts';
import type { EventStore } from './event-store.ts';
import { type FollowSettings, follow } from './follow.ts';
import { PATIENCE, type Patience, persistently } from './persistence.ts';
import { readAllForwards, readHead, readStreamBackwards, readStreamForwards } from './read.ts';
import { type ServerNews, watchAnswers } from './watch-answers.ts';
import { write } from './write.ts';

const QUIET_MS = 5_000;

export interface EventStoreSettings {
  readonly url: string;
  readonly onForeign: FollowSettings['onForeign'];
  /** Hears when the server answers no more, and when it does again. */
  readonly onNews?: (news: ServerNews) => void;
  readonly patience?: Patience;
  readonly quietMs?: number;
}

/** An EventStoreDB or KurrentDB. Nothing is asked of it yet. Throws as `connectTo` does. */
export function openEventStore({
  url,
  onForeign,
  onNews = () => undefined,
  patience = PATIENCE,
  quietMs = QUIET_MS,
}: EventStoreSettings): EventStore {
  const { connection, leave } = connectTo(url);
  const ms = patience.attemptMs;
  const { signal: closed } = connection.closed;
  const watched = watchAnswers((news) => {
    // What still waits when the connection is closed gets no answer, and that is no news.
    if (!closed.aborted) onNews(news);
  });
  const read = async <T>(what: string, attempt: () => Promise<T>) =>
    watched(async () => persistently(what, attempt, patience, closed));
  return {
    write: async (stream, expected, events) =>
      watched(async () => write(connection, patience, stream, expected, events)),
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
