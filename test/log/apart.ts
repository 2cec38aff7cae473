import { randomUUID } from 'node:crypto';
import type { EventStore, KeptEvent, Stretch } from '../../src/infra/log/eventstore/event-store.ts';

/**
 * A server as if it were empty: of what it holds, only what is written through this. So one server, which nobody can
 * empty, serves many tests.
 */
export async function apart(store: EventStore): Promise<EventStore> {
  const prefix = `${randomUUID()}.`;
  const start = await store.head();
  const own = (events: readonly KeptEvent[]) =>
    events.flatMap((event) =>
      event.stream.startsWith(prefix) ? [{ ...event, stream: event.stream.slice(prefix.length) }] : [],
    );
  return {
    write: (stream, expected, events) => store.write(prefix + stream, expected, events),
    readStream: async (stream, from, limit) => own(await store.readStream(prefix + stream, from, limit)),
    readStreamBackwards: async (stream, before, limit) =>
      own(await store.readStreamBackwards(prefix + stream, before, limit)),
    readAll: async (from, limit) => own(await store.readAll(from ?? start, limit)),
    head: async () => {
      const head = await store.head();
      return head === start ? undefined : head;
    },
    follow: (after, signal) => ownIn(store.follow(after ?? start, signal), own),
    close: () => Promise.resolve(),
  };
}

async function* ownIn(
  stretches: AsyncIterable<Stretch>,
  own: (events: readonly KeptEvent[]) => readonly KeptEvent[],
): AsyncGenerator<Stretch, void, undefined> {
  for await (const { events, position } of stretches) yield { events: own(events), position };
}
