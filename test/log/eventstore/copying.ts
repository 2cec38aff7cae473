import { describe, expect, test } from '@jest/globals';
import type { ImportProgress } from '../../../src/app/import/progress.ts';
import { NO_STREAM, type EventLog, type StoredEvent } from '../../../src/app/log/event-log.ts';
import { copyLog, refuseForeign } from '../../../src/infra/log/eventstore/copy-log.ts';
import type { EventStore } from '../../../src/infra/log/eventstore/event-store.ts';
import { numberEvents } from '../../../src/infra/log/eventstore/number-events.ts';
import { openEventStore } from '../../../src/infra/log/eventstore/open-event-store.ts';
import { createMemoryLog } from '../../../src/infra/log/memory-log.ts';
import { type Double, startDouble } from '../../eventstore-double/double.ts';
import { anEvent, asAnotherProgram } from './store-on-double.ts';

const EVENTS = 120;
/** Longer than other tests', for a copy asks often, on a machine that may be busy. */
const PATIENCE = { attemptMs: 2_000, giveUpMs: 4_000, firstPauseMs: 5 };

/** A log whose streams lie across each other, whose clock stands still at times, with data that is no canonical JSON. */
async function aLog(events = EVENTS): Promise<EventLog> {
  const clock = { at: 1_700_000_000_000 };
  const log = createMemoryLog(() => clock.at);
  const revisions = [NO_STREAM, NO_STREAM, NO_STREAM];
  for (let nth = 0; nth < events; nth += 1) {
    const which = [0, 0, 1, 2, 1, 0, 0, 0, 2][nth % 9] ?? 0;
    const revision = revisions[which] ?? NO_STREAM;
    const data = nth % 5 === 0 ? `{ "nth" : ${nth}, "title":"Zoë" }` : `{"nth":${nth}}`;
    await log.append(`license-TN-${which}`, revision, [anEvent(data)]);
    revisions[which] = revision + 1;
    if (nth % 4 === 0) clock.at += 7;
  }
  return log;
}

const all = (log: EventLog) => log.readAll(0, 1_000);

async function indexed(store: EventStore): Promise<readonly StoredEvent[]> {
  const kept = await store.readAll(undefined, 1_000);
  return numberEvents(kept, { ordinal: 0, recordedAt: 0 }).map(({ position: _, ...event }) => event);
}

const bars: string[] = [];
const progress: ImportProgress = {
  begin: (what, total) => void bars.push(`${what} ${total}`),
  row: () => undefined,
  end: () => undefined,
};

async function withCopy(
  work: (on: {
    readonly double: Double;
    readonly store: EventStore;
    readonly copy: (log: EventLog, signal?: AbortSignal) => ReturnType<typeof copyLog>;
  }) => Promise<void>,
): Promise<void> {
  const double = await startDouble();
  const store = openEventStore({
    ...{ url: double.url, patience: PATIENCE, quietMs: 1_000 },
    onForeign: refuseForeign,
  });
  const copy = (log: EventLog, signal = new AbortController().signal) =>
    copyLog({ log, store, progress, signal });
  try {
    await work({ double, store, copy });
  } finally {
    await store.close();
    await double.close();
  }
}

export function describeCopying(): void {
  describe('a log that is copied to an EventStoreDB', () => {
    test('is there event by event, with the ordinals, instants and hashes it has', async () => {
      await withCopy(async ({ double, store, copy }) => {
        const log = await aLog();
        bars.length = 0;
        expect(await copy(log)).toEqual({ before: 0, events: EVENTS });
        expect(bars).toEqual([`what is there ${EVENTS}`, `copy ${EVENTS}`, `check ${EVENTS}`]);
        expect(await indexed(store)).toEqual(await all(log));
        // Again it finds everything, and adds nothing.
        const records = double.records().length;
        expect(await copy(log)).toEqual({ before: EVENTS, events: EVENTS });
        expect(double.records()).toHaveLength(records);
      });
    });

    test('goes on where it was interrupted, or where the server died, and then the same is there', async () => {
      await withCopy(async ({ double, store, copy }) => {
        const log = await aLog();
        double.faults.add({ call: 'append', at: 'answering', fault: { kind: 'die' }, skip: 20, times: 1 });
        await expect(copy(log)).rejects.toMatchObject({ code: 'not_answered' });
        await double.restart();
        const there = (await store.readAll(undefined, 1_000)).length;
        expect(there).toBeGreaterThan(15);
        expect(there).toBeLessThan(EVENTS);
        expect(await copy(log)).toEqual({ before: there, events: EVENTS });
        expect(await indexed(store)).toEqual(await all(log));
      });
    });

    test('stops between two appends when it is told to', async () => {
      await withCopy(async ({ store, copy }) => {
        const log = await aLog();
        const stopping = new AbortController();
        const slow: EventLog = {
          ...log,
          readAll: async (after, limit) => {
            if (after >= 40) stopping.abort();
            return log.readAll(after, Math.min(limit, 40));
          },
        };
        expect(await copy(slow, stopping.signal)).toBeUndefined();
        const there = (await store.readAll(undefined, 1_000)).length;
        expect(there).toBeGreaterThan(30);
        expect(there).toBeLessThan(EVENTS);
        expect(await copy(log)).toEqual({ before: there, events: EVENTS });
      });
    });

    test('takes no server that holds another log, a longer one, or what is not of a ledger', async () => {
      await withCopy(async ({ double, copy }) => {
        const log = await aLog(10);
        await copy(log);
        const records = double.records().length;
        const told = /something else than this log or a beginning of it: its event 1 is/;
        await expect(copy(await aLog(10))).rejects.toMatchObject({ code: 'another_log', message: told });
        const beginning: EventLog = { ...log, readAll: async (after) => log.readAll(after, 9 - after) };
        await expect(copy(beginning)).rejects.toThrow(/it goes on after the last event of the log/);
        expect(double.records()).toHaveLength(records);
        await asAnotherProgram(double.url, 'notes');
        await expect(copy(log)).rejects.toThrow(/holds what is not of a ledger: event 0 of notes/);
      });
    });

    test('is not called copied while it grows', async () => {
      await withCopy(async ({ copy }) => {
        const log = await aLog(10);
        let grown = 0;
        const growing: EventLog = {
          ...log,
          head: async () => {
            grown += 1;
            return (await log.head()) + (grown > 1 ? 1 : 0);
          },
        };
        await expect(copy(growing)).rejects.toMatchObject({ code: 'log_grew' });
      });
    });
  });
}
