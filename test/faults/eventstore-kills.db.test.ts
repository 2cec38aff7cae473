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
import type { Sent } from './sent.ts';

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

/** Compares the log with its server, and with what the writers know. */
async function judge(databaseUrl: string, url: string, sent: readonly Sent[]): Promise<void> {
  const ignore = () => undefined;
  const pool = createPool({ url: databaseUrl, applicationName: 'judge', onError: ignore });
  const store = openEventStore({ url, onForeign: ignore });
  const { log, close } = createEventStoreLog(pool, store, { onLost: ignore });
  try {
    const events = await everything(log);
    expect(events.map(({ ordinal }) => ordinal)).toEqual(events.map((_event, nth) => nth + 1));
    const onServer = await store.readAll(undefined, 2 * events.length);
    expect(events.map(({ id }) => id)).toEqual(onServer.map(({ id }) => id));
    expect(disagreements(events, sent)).toEqual([]);
  } finally {
    close();
    await store.close();
    await pool.end();
  }
}

describeSeeded('kill -9 of an EventStoreDB, of its indexer and of whoever appends, in turn', (dice) => {
  test(
    'leaves what was acknowledged there once, in the order of the server, and nothing that nobody sent',
    async () => {
      const database = await freshDatabase();
      const folder = await mkdtemp(join(tmpdir(), 'eventstore-kills-'));
      const killed = await startKilledEventStore(database.appUrl, join(folder, 'log'), dice.named('blows'));
      try {
        const sent = await killWriters(database.appUrl, IN_TURN.length, dice, {
          server: killed.url,
          meanwhile: async (cycle) => {
            await killed.strike(IN_TURN[cycle] ?? 'server');
          },
        });
        await judge(database.appUrl, killed.url, sent);
        const acknowledged = sent.filter(({ answer }) => answer?.outcome === 'appended');
        expect(acknowledged.length).toBeGreaterThan(3);
        expect(sent.filter(({ answer }) => answer === undefined).length).toBeGreaterThan(3);
      } finally {
        // Whoever is left running would keep the tests from ending.
        await killed.stop();
      }
      await database.drop();
      await rm(folder, { recursive: true });
    },
    3 * MINUTES,
  );
});
