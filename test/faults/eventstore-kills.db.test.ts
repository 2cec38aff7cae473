import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { EventLog, StoredEvent } from '../../src/app/event-log.ts';
import { createEventStoreLog } from '../../src/infra/log/eventstore/eventstore-log.ts';
import { openEventStore } from '../../src/infra/log/eventstore/open-event-store.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { freshDatabase } from '../support/database.ts';
import { disagreements } from './invariants.ts';
import { startKilledEventStore } from './killed-eventstore.ts';
import { killWriters } from './killed-writers.ts';
import { describeSeeded } from './seeded.ts';

const MINUTES = 60_000;
const PAGE = 500;
/** What is killed while a writer appends, which is killed after it: each in turn. */
const IN_TURN = ['server', 'indexer'] as const;

async function everything(log: EventLog): Promise<readonly StoredEvent[]> {
  const head = await log.head();
  const events: StoredEvent[] = [];
  while (events.length < head) {
    const page = await log.readAll(events.at(-1)?.ordinal ?? 0, PAGE);
    if (page.length === 0) break;
    events.push(...page);
  }
  return events;
}

describeSeeded('kill -9 of an EventStoreDB, of its indexer and of whoever appends, in turn', (dice) => {
  test(
    'leaves what was acknowledged there once, in the order of the server, and nothing that nobody sent',
    async () => {
      const database = await freshDatabase();
      const folder = await mkdtemp(join(tmpdir(), 'eventstore-kills-'));
      const killed = await startKilledEventStore(database.appUrl, join(folder, 'log'), dice.named('blows'));
      const sent = await killWriters(database.appUrl, IN_TURN.length, dice, {
        server: killed.url,
        meanwhile: async (cycle) => {
          await killed.strike(IN_TURN[cycle] ?? 'server');
        },
      });
      const ignore = () => undefined;
      const pool = createPool({ url: database.appUrl, applicationName: 'judge', onError: ignore });
      const store = openEventStore({ url: killed.url, onForeign: ignore });
      const { log, close } = createEventStoreLog(pool, store, { onLost: ignore });
      const events = await everything(log);
      expect(events.map(({ ordinal }) => ordinal)).toEqual(events.map((_event, nth) => nth + 1));
      expect(events.map(({ id }) => id)).toEqual(
        (await store.readAll(undefined, 2 * events.length)).map(({ id }) => id),
      );
      expect(disagreements(events, sent)).toEqual([]);
      expect(sent.filter(({ answer }) => answer?.outcome === 'appended').length).toBeGreaterThan(3);
      expect(sent.filter(({ answer }) => answer === undefined).length).toBeGreaterThan(3);
      close();
      await killed.stop();
      await store.close();
      await pool.end();
      await database.drop();
      await rm(folder, { recursive: true });
    },
    3 * MINUTES,
  );
});
