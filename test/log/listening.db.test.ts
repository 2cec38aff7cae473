import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import { startPostgresLog } from './postgres-engine.ts';
import type { PostgresEngine } from './postgres-engine.ts';
import { newEvents } from './sample-events.ts';

const LISTENING = `
  SELECT pid FROM pg_stat_activity
  WHERE datname = current_database() AND query = 'LISTEN ledger_appended' AND state = 'idle'`;

describe('a subscription in PostgreSQL', () => {
  let engine: PostgresEngine;
  let stop: AbortController;

  beforeEach(async () => {
    engine = await startPostgresLog();
    stop = new AbortController();
  });

  afterEach(async () => {
    stop.abort();
    await engine.close();
  });

  async function listening(count: number): Promise<readonly unknown[]> {
    for (;;) {
      const rows = await engine.asAdmin(LISTENING);
      if (rows.length === count) return rows.map((row) => row['pid']);
    }
  }

  test('hears of an append at once, without waiting for the next look', async () => {
    const pages = engine.log.subscribeAll(0, stop.signal)[Symbol.asyncIterator]();
    const delays: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      const page = pages.next();
      await listening(1);
      await engine.log.append('credit-1', n + NO_STREAM, newEvents(1));
      const before = performance.now();
      expect((await page).value).toHaveLength(1);
      delays.push(performance.now() - before);
    }
    // It would look by itself after a second; the quickest of five shows that it was told.
    expect(Math.min(...delays)).toBeLessThan(300);
  });

  test('goes on when the connection that listens is killed, and listens again', async () => {
    const pages = engine.log.subscribeAll(0, stop.signal)[Symbol.asyncIterator]();
    const first = pages.next();
    const [before] = await listening(1);
    await engine.asAdmin('SELECT pg_terminate_backend($1)', [before]);
    await engine.log.append('credit-1', NO_STREAM, newEvents(1));
    expect((await first).value).toHaveLength(1);
    expect(await listening(1)).not.toEqual([before]);
    expect(engine.lost).not.toEqual([]);
    const second = pages.next();
    await engine.log.append('credit-1', 0, newEvents(2));
    expect((await second).value).toHaveLength(2);
  });

  test('finds by looking what was never announced', async () => {
    const pages = engine.log.subscribeAll(0, stop.signal)[Symbol.asyncIterator]();
    const page = pages.next();
    await engine.asAdmin(`
      INSERT INTO ledger.events SELECT 1, 'credit-1', 0, gen_random_uuid(), 'credit.Claimed', 1, '{}', '{}', NULL, NULL, 0, sha256('');
      UPDATE ledger.head SET ordinal = 1`);
    expect((await page).value).toMatchObject([{ ordinal: 1 }]);
  });

  test('shares one connection with all others, and closes it when the last one ends', async () => {
    const iterators = Array.from({ length: 5 }, () =>
      engine.log.subscribeAll(0, stop.signal)[Symbol.asyncIterator](),
    );
    const pages = iterators.map((iterator) => iterator.next());
    await listening(1);
    await engine.log.append('credit-1', NO_STREAM, newEvents(1));
    for (const page of await Promise.all(pages)) expect(page.value).toHaveLength(1);
    expect(await listening(1)).toHaveLength(1);
    stop.abort();
    await listening(0);
    expect(engine.lost).toEqual([]);
  });
});
