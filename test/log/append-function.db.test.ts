import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import { appendBatch } from '../../src/infra/log/append-batch.ts';
import { startPostgresLog } from './postgres-engine.ts';
import type { PostgresEngine } from './postgres-engine.ts';
import { newEvent, newEvents } from './sample-events.ts';

let engine: PostgresEngine;

beforeEach(async () => {
  engine = await startPostgresLog();
});

afterEach(() => engine.close());

describe('a batch of appends', () => {
  test('is judged one by one: what is refused disturbs neither those before nor those after it', async () => {
    const known = newEvent();
    await engine.log.append('credit-0', NO_STREAM, [known]);
    const doubled = newEvents(1);
    const answers = await appendBatch(engine.pool, [
      { stream: 'credit-1', expectedRevision: NO_STREAM, events: newEvents(2) },
      { stream: 'credit-1', expectedRevision: NO_STREAM, events: newEvents(1) },
      { stream: 'credit-1', expectedRevision: 1, events: newEvents(1) },
      { stream: 'credit-2', expectedRevision: NO_STREAM, events: [newEvent(), known] },
      { stream: 'credit-3', expectedRevision: 7, events: newEvents(1) },
      { stream: 'credit-4', expectedRevision: NO_STREAM, events: doubled },
      { stream: 'credit-4', expectedRevision: NO_STREAM, events: doubled },
      { stream: 'credit-0', expectedRevision: NO_STREAM, events: [known] },
    ]);
    expect(answers).toEqual([
      { outcome: 'appended', revision: 1, ordinal: 3 },
      { outcome: 'wrong_revision', actual: 1 },
      { outcome: 'appended', revision: 2, ordinal: 4 },
      { outcome: 'id_reused', id: known.id },
      { outcome: 'wrong_revision', actual: NO_STREAM },
      { outcome: 'appended', revision: 0, ordinal: 5 },
      { outcome: 'appended', revision: 0, ordinal: 5 },
      { outcome: 'appended', revision: 0, ordinal: 1 },
    ]);
    expect((await engine.log.readAll(0, 100)).map(({ ordinal, stream }) => [ordinal, stream])).toEqual([
      [1, 'credit-0'],
      [2, 'credit-1'],
      [3, 'credit-1'],
      [4, 'credit-1'],
      [5, 'credit-4'],
    ]);
  });
});

describe('an ordinal', () => {
  const APPEND_ONE = `
    SELECT last_ordinal FROM ledger.append('{credit-1}', '{-1}', '{1}', ARRAY[gen_random_uuid()],
      '{credit.Claimed}', '{1}', '{"{}"}', '{"{\\"actor\\":\\"a\\"}"}', '{NULL}', '{NULL}')`;

  /** Appends in a transaction that stays open while another append waits for it, then ends it so. */
  async function whileAnotherWaits(end: 'COMMIT' | 'ROLLBACK') {
    const { log, pool } = engine;
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query(APPEND_ONE);
    const waiting = log.append('credit-2', NO_STREAM, newEvents(1));
    await untilOneWaits();
    expect(await log.head()).toBe(0);
    expect(await log.readAll(0, 10)).toEqual([]);
    await client.query(end);
    client.release();
    return waiting;
  }

  async function untilOneWaits(): Promise<void> {
    const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
    while ((await engine.asAdmin(waiting)).length === 0) await engine.asAdmin('SELECT pg_sleep(0.01)');
  }

  test('is given in the order of commits: until the first is committed nobody sees it or a later one', async () => {
    expect(await whileAnotherWaits('COMMIT')).toMatchObject({ ordinal: 2 });
    const seen = (await engine.log.readAll(0, 10)).map(({ ordinal, stream }) => [ordinal, stream]);
    expect(seen).toEqual([
      [1, 'credit-1'],
      [2, 'credit-2'],
    ]);
  });

  test('leaves no gap where an append was rolled back', async () => {
    expect(await whileAnotherWaits('ROLLBACK')).toMatchObject({ ordinal: 1 });
    expect(await engine.log.head()).toBe(1);
  });

  test.each(['REPEATABLE READ', 'SERIALIZABLE'])(
    'is not given at %s, which would read behind the lock',
    async (level) => {
      const client = await engine.pool.connect();
      await client.query(`BEGIN ISOLATION LEVEL ${level}`);
      await expect(client.query(APPEND_ONE)).rejects.toMatchObject({
        message: expect.stringContaining('READ COMMITTED') as unknown,
      });
      await client.query('ROLLBACK');
      client.release();
    },
  );
});

describe('the instant of a record', () => {
  test('never decreases, though the clock steps back an hour', async () => {
    const inAnHour = Date.now() + 3_600_000;
    await engine.log.append('credit-1', NO_STREAM, newEvents(1));
    await engine.asAdmin('UPDATE ledger.head SET recorded_at = $1', [inAnHour]);
    await engine.log.append('credit-1', 0, newEvents(1));
    await engine.log.append('credit-1', 1, newEvents(1));
    const instants = (await engine.log.readStream('credit-1')).map(({ recordedAt }) => recordedAt);
    expect(instants.slice(1)).toEqual([inAnHour, inAnHour]);
    expect(instants[0]).toBeLessThan(inAnHour);
    expect(await engine.log.ordinalAt(inAnHour - 1)).toBe(1);
    expect(await engine.log.ordinalAt(inAnHour)).toBe(3);
  });
});

describe('the plans of an append', () => {
  const APPEND_MANY = `
    SELECT count(*) AS appended FROM generate_series(1, 50) AS n, ledger.append(
      ARRAY['credit-' || n || gen_random_uuid()], '{-1}', '{1}', ARRAY[gen_random_uuid()],
      '{credit.Claimed}', '{1}', '{"{}"}', '{"{}"}', '{TN-1}', '{TN}')
    WHERE outcome = 'appended'`;
  const WHOLE_READS = `
    SELECT seq_scan FROM pg_stat_user_tables WHERE schemaname = 'ledger' AND relname = 'events'`;

  test('keep to indexes while the log grows, though made when it was small enough to read whole', async () => {
    await engine.log.append('credit-small', NO_STREAM, newEvents(5));
    await engine.asAdmin('ANALYZE ledger.events');
    const client = await engine.pool.connect();
    const wholeReads = [];
    for (let n = 0; n < 2; n += 1) {
      expect((await client.query(APPEND_MANY)).rows).toEqual([{ appended: 50 }]);
      await client.query('SELECT pg_stat_force_next_flush()');
      wholeReads.push((await client.query<{ seq_scan: number }>(WHOLE_READS)).rows[0]?.seq_scan);
    }
    client.release();
    expect(wholeReads[1]).toBe(wholeReads[0]);
  });
});
