import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { type OpenLedger, openLedger } from '../../src/infra/open-ledger.ts';
import { newDataDir, removeDataDir } from '../support/data-dirs.ts';

const LISTENERS = `query LIKE 'LISTEN%' AND datname = current_database()`;

describe('an open ledger whose connection for announcements is lost', () => {
  let dataDir: string;
  let opened: OpenLedger;
  let said: string[];
  let reading: AbortController;
  let read: Promise<void>;

  beforeEach(async () => {
    dataDir = await newDataDir();
    said = [];
    reading = new AbortController();
    opened = await openLedger(readConfig({ DATA_DIR: dataDir }), {
      part: 'guest',
      logger: pino({ level: 'warn' }, { write: (line: string) => void said.push(line) }),
      onLost: (because) => {
        throw because;
      },
    });
    read = readOn(opened, reading.signal);
    await until(async () => (await listeners()) === 1);
  });
  afterEach(() => removeDataDir(dataDir));

  async function listeners(): Promise<number> {
    const { rows } = await opened.pool.query(`SELECT FROM pg_stat_activity WHERE ${LISTENERS}`);
    return rows.length;
  }

  test('says so in one line without a stack', async () => {
    await opened.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${LISTENERS}`);
    await until(() => Promise.resolve(said.length > 0));
    expect(said).toEqual([
      expect.stringMatching(/announcements was lost \(terminating connection.*made again/),
    ]);
    expect(said[0]).not.toContain('stack');
    reading.abort();
    await read;
    await opened.close();
  });

  test('says nothing of it while it closes', async () => {
    await opened.close();
    reading.abort();
    await read;
    expect(said).toEqual([]);
  });
});

/** Follows the log until the signal aborts or the pool, which then answers no more, has ended. */
async function readOn({ jurist, pool }: OpenLedger, signal: AbortSignal): Promise<void> {
  try {
    for await (const page of jurist.ledger.log.subscribeAll(0, signal)) expect(page).toEqual([]);
  } catch (error) {
    if (!pool.ending) throw error;
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It did not come about in 10 s.');
    await sleep(20);
  }
}
