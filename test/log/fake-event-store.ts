import type { NewEvent } from '../../src/app/log/event-log.ts';
import { createBell } from '../../src/infra/log/bell.ts';
import type {
  EventStore,
  KeptEvent,
  Stretch,
  WriteAnswer,
} from '../../src/infra/log/eventstore/event-store.ts';

/** Where a fake may be made to fail; a write may do so before or after it is kept. */
export type Step = 'write' | 'written' | 'read' | 'head' | 'follow';

export interface FakeSettings {
  /** Called at each step; what it throws is the server's error. */
  readonly at?: (step: Step) => void;
  readonly now?: () => number;
}

export interface FakeEventStore extends EventStore {
  /** Something that is not the ledger's: the end of the log moves, and nothing is there. */
  addForeign(): void;
  /** As another program, bound by no rule of the ledger, would write. */
  put(stream: string, event: NewEvent): void;
  /** Everything, as it was kept. */
  readonly kept: readonly KeptEvent[];
  /** What stands in the place of an event from now on: somebody changed the server's files. */
  forge(position: number, change: Partial<KeptEvent>): void;
}

/** Positions have gaps, as a server's do. */
const STEP = 137;

/** An EventStoreDB as simple as it can be, in memory: its rules about revisions and repeats are the server's. */
export function createFakeEventStore({
  at = () => undefined,
  now = Date.now,
}: FakeSettings = {}): FakeEventStore {
  const kept: KeptEvent[] = [];
  const streams = new Map<string, KeptEvent[]>();
  const bell = createBell();
  let end: number | undefined;

  function put(stream: string, event: NewEvent): void {
    const events = streams.get(stream) ?? [];
    end = (end ?? 0) + STEP;
    const one = { ...event, stream, revision: events.length, position: end, recordedAt: now() };
    streams.set(stream, [...events, one]);
    kept.push(one);
  }

  function write(stream: string, expected: number, events: readonly NewEvent[]): WriteAnswer {
    const there = streams.get(stream) ?? [];
    const last = there.length - 1;
    if (expected === last) {
      const instant = now();
      const revised = events.map((event, nth) => {
        end = (end ?? 0) + STEP;
        return { ...event, stream, revision: last + 1 + nth, position: end, recordedAt: instant };
      });
      streams.set(stream, there.concat(revised));
      kept.push(...revised);
      bell.ring();
      return { outcome: 'written' };
    }
    const isRepeat = expected < last && events.every(({ id }, nth) => there[expected + 1 + nth]?.id === id);
    return isRepeat ? { outcome: 'written' } : { outcome: 'wrong_revision', actual: last };
  }

  return {
    kept,
    put(stream, event) {
      put(stream, event);
      bell.ring();
    },
    addForeign() {
      end = (end ?? 0) + STEP;
      bell.ring();
    },
    forge(position, change) {
      for (const events of [kept, ...streams.values()]) {
        const nth = events.findIndex((event) => event.position === position);
        const event = events[nth];
        if (event !== undefined) events[nth] = { ...event, ...change };
      }
    },
    write: (stream, expected, events) =>
      later(() => {
        at('write');
        const answer = write(stream, expected, events);
        at('written');
        return answer;
      }),
    readStream: (stream, from, limit) =>
      later(() => {
        at('read');
        return (streams.get(stream) ?? []).slice(from, from + limit);
      }),
    readStreamBackwards: (stream, before, limit) =>
      later(() => {
        at('read');
        return (streams.get(stream) ?? []).slice(0, before).reverse().slice(0, limit);
      }),
    readAll: (from, limit) =>
      later(() => {
        at('read');
        const first = kept.findIndex(({ position }) => position >= (from ?? 0));
        return first < 0 ? [] : kept.slice(first, first + limit);
      }),
    head: () =>
      later(() => {
        at('head');
        return end;
      }),
    async *follow(after, signal): AsyncGenerator<Stretch, void, undefined> {
      const listener = bell.listen();
      let seen = after ?? -1;
      let next = kept.findIndex(({ position }) => position > seen);
      if (next < 0) next = kept.length;
      try {
        while (!signal.aborted) {
          for (let event = kept[next]; event !== undefined; event = kept[next]) {
            at('follow');
            next += 1;
            seen = event.position;
            yield { events: [event], position: seen };
          }
          if (end !== undefined && end > seen) {
            seen = end;
            yield { events: [], position: seen };
          }
          await listener.wait(1_000, signal);
        }
      } finally {
        listener.close();
      }
    },
    close: () => Promise.resolve(),
  };
}

async function later<T>(answer: () => T): Promise<T> {
  await Promise.resolve();
  return answer();
}
