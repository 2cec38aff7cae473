import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createEventStoreLog } from '../../src/infra/log/eventstore/eventstore-log.ts';
import { openEventStore } from '../../src/infra/log/eventstore/open-event-store.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { readLogFile } from '../eventstore-double/log-file.ts';
import { adminUrlOf } from '../log/postgres-engine.ts';
import { freshDatabase } from '../support/database.ts';
import { judge } from './check.ts';
import { readThrough } from './indexed-log.ts';
import { startKilledEventStore } from './killed-eventstore.ts';
import { killWriters } from './killed-writers.ts';
import { describeSeeded } from './seeded.ts';
import type { Sent } from './sent.ts';

const MINUTES = 60_000;
/** What is killed while a writer appends, which is killed after it: each in turn. */
const IN_TURN = ['server', 'indexer'] as const;

/** Waits until all that is on the server is indexed, and reads it, each event held against its hash. */
async function readAgain(databaseUrl: string, url: string): Promise<void> {
  const ignore = () => undefined;
  const pool = createPool({ url: databaseUrl, applicationName: 'judge', onError: ignore });
  const store = openEventStore({ url, onForeign: ignore });
  const { log, close } = createEventStoreLog(pool, store, { onLost: ignore });
  try {
    await readThrough(log);
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
      const file = join(folder, 'log');
      const killed = await startKilledEventStore(database.appUrl, file, dice.named('blows'));
      let sent: readonly Sent[] = [];
      try {
        sent = await killWriters(database.appUrl, IN_TURN.length, dice, {
          server: killed.url,
          meanwhile: async (cycle) => {
            await killed.strike(IN_TURN[cycle] ?? 'server');
          },
        });
        await readAgain(database.appUrl, killed.url);
      } finally {
        // Whoever is left running would keep the tests from ending.
        await killed.stop();
      }
      const verdict = await judge(adminUrlOf(database), sent, readLogFile(file).before);
      expect(verdict.violations).toEqual([]);
      expect(verdict.acknowledged).toBeGreaterThan(3);
      expect(verdict.unanswered).toBeGreaterThan(3);
      await database.drop();
      await rm(folder, { recursive: true });
    },
    3 * MINUTES,
  );
});
