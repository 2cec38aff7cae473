import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PROJECTIONS } from '../../projections/index.ts';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import { periodKeeper } from '../../src/app/reactors/period-keeper.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { buildSource } from '../../src/infra/metrics/build-metrics.ts';
import { ledgerSource } from '../../src/infra/metrics/ledger-metrics.ts';
import { createMetrics, type Metrics } from '../../src/infra/metrics/metrics.ts';
import { watchPool } from '../../src/infra/metrics/pool-metrics.ts';
import { scraping } from '../../src/infra/metrics/sources.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { park } from '../../src/infra/reactors/parked.ts';
import { newEvent } from '../log/sample-events.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { sampleLife } from '../support/sample-life.ts';
import { figuresIn, valueOf } from './figures.ts';

const projections = PROJECTIONS.map(({ name }) => name);

let current: TestLedger;
let metrics: Metrics;
let scrape: () => Promise<string>;

beforeAll(async () => {
  const plain = await freshLedger();
  metrics = createMetrics();
  const log = createPostgresLog(plain.pool, { onLost: rethrow, observer: metrics.appends });
  const { jurist, pool } = plain;
  current = { ...plain, jurist: { ...jurist, ledger: { ...jurist.ledger, log } } };
  watchPool(metrics.registry, pool);
  const reactors = [periodKeeper, { name: 'reads-everything' }];
  scrape = scraping(metrics.registry, [
    ledgerSource(metrics.registry, { pool, reactors }),
    buildSource(metrics.registry, pool),
  ]);
});
afterAll(() => current.close());

describe('metrics of the ledger', () => {
  test('tell how appends fare, how they are gathered, and who came too late', async () => {
    const { log } = current.jurist.ledger;
    const streams = Array.from({ length: 40 }, () => `credit-${randomUUID()}`);
    await Promise.all(streams.map((stream) => log.append(stream, NO_STREAM, [newEvent()])));
    const late = await log.append(streams[0] ?? '', NO_STREAM, [newEvent()]);
    expect(late.outcome).toBe('wrong_revision');
    const text = await scrape();
    const took = (outcome: string) => valueOf(text, 'ledger_append_duration_seconds_count', { outcome });
    expect([took('appended'), took('wrong_revision')]).toEqual([40, 1]);
    expect(valueOf(text, 'ledger_append_conflicts_total')).toBe(1);
    expect(valueOf(text, 'ledger_append_batch_size_sum')).toBe(41);
    expect(valueOf(text, 'ledger_append_batch_size_count')).toBeLessThan(20);
    expect(valueOf(text, 'ledger_append_batch_duration_seconds_sum')).toBeGreaterThan(0);
  });

  test('tell how far projections and reactors are behind', async () => {
    const life = sampleLife(current.jurist);
    await life.register();
    await life.issue();
    const head = await current.jurist.ledger.log.head();
    const text = await scrape();
    expect(valueOf(text, 'ledger_head_ordinal')).toBe(head);
    for (const projection of projections) {
      expect(valueOf(text, 'ledger_projection_lag_events', { projection })).toBe(head);
      expect(valueOf(text, 'ledger_projection_lag_seconds', { projection })).toBeGreaterThan(0);
    }
    expect(valueOf(text, 'ledger_reactor_lag_events', { reactor: 'period-keeper' })).toBe(1);
    expect(valueOf(text, 'ledger_reactor_lag_events', { reactor: 'reads-everything' })).toBe(head);
    await current.pool.query(`INSERT INTO read_models.reactor (reactor, ordinal) VALUES ($1, $2)`, [
      'period-keeper',
      head,
    ]);
    expect(valueOf(text, 'ledger_reactor_parked', { reactor: 'period-keeper' })).toBe(0);
    const parked = { reactor: 'period-keeper', lane: 'TN-100001', part: false };
    for (const ordinal of [1, 2]) await park(current.pool, { ...parked, ordinal }, 'unknown_version');
    const after = await scrape();
    expect(valueOf(after, 'ledger_reactor_lag_events', { reactor: 'period-keeper' })).toBe(0);
    expect(valueOf(after, 'ledger_reactor_parked', { reactor: 'period-keeper' })).toBe(1);
    expect(valueOf(after, 'ledger_reactor_lag_seconds', { reactor: 'period-keeper' })).toBe(0);
  });

  test('tell how a build beside what is read goes, who waits for it, and what is halted or parked', async () => {
    const { pool } = current;
    const projection = 'recertification_standing';
    const { rows } = await pool.query<{ id: number }>(
      `INSERT INTO read_models.build (projection, version, tables, state, by_command, ordinal, rate)
       VALUES ($1, 1000, '{}', 'building', true, 1, 250) RETURNING id`,
      [projection],
    );
    const build = rows[0]?.id;
    await pool.query(
      `INSERT INTO read_models.derived_work (build, educator, partition, ordinal, asked)
       VALUES ($1, 'TN-100001', 0, 1, 1), ($1, 'TN-100002', 1, 1, 1)`,
      [build],
    );
    await pool.query(
      `INSERT INTO read_models.poison (build, subject, effect, ordinal, code, retry_at)
       VALUES ($1, 'follow', 'halted', 1, 'x', now()), ($1, 'educator TN-100001', 'parked', 1, 'x', now())`,
      [build],
    );
    const text = await scrape();
    const building = { projection, state: 'building' };
    expect(valueOf(text, 'ledger_build_ordinal', building)).toBe(1);
    expect(valueOf(text, 'ledger_build_rate', building)).toBe(250);
    expect(valueOf(text, 'ledger_derived_work', building)).toBe(2);
    expect(valueOf(text, 'ledger_poison', { projection, effect: 'halted' })).toBe(1);
    expect(valueOf(text, 'ledger_poison', { projection, effect: 'parked' })).toBe(1);
    expect(text).not.toContain('TN-10000');

    await pool.query('DELETE FROM read_models.poison; DELETE FROM read_models.build WHERE version = 1000');
    const after = await scrape();
    expect(valueOf(after, 'ledger_build_ordinal', building)).toBeUndefined();
    expect(valueOf(after, 'ledger_poison', { projection, effect: 'halted' })).toBe(0);
  });

  test('tell of the pool', async () => {
    const holding = await current.pool.connect();
    const text = await scrape();
    expect(valueOf(text, 'ledger_pool_connections', { state: 'used' })).toBeGreaterThan(0);
    expect(valueOf(text, 'ledger_pool_size')).toBe(10);
    expect(valueOf(text, 'ledger_pool_waiting')).toBe(0);
    holding.release();
  });

  test('have no label that grows with people, streams or events', async () => {
    const keys = new Set(figuresIn(await scrape()).flatMap(({ labels }) => Object.keys(labels)));
    const known = [
      'le',
      'outcome',
      'operation',
      'status',
      'code',
      'projection',
      'reactor',
      'state',
      'source',
      'effect',
    ];
    expect([...keys].filter((key) => !known.includes(key))).toEqual([]);
    const before = figuresIn(await scrape()).length;
    const { log } = current.jurist.ledger;
    for (let count = 0; count < 5; count += 1) {
      await log.append(`credit-${randomUUID()}`, NO_STREAM, [newEvent()]);
    }
    expect(figuresIn(await scrape())).toHaveLength(before);
  });

  test('leave out what cannot be looked up, and say so', async () => {
    const pool = createPool({
      ...{ url: 'postgres://nobody@127.0.0.1:1/nothing', applicationName: 'away', onError: rethrow },
    });
    const { registry } = createMetrics();
    const text = await scraping(registry, [
      ledgerSource(registry, { pool, reactors: [] }),
      buildSource(registry, pool),
    ])();
    expect(valueOf(text, 'ledger_metrics_source_up', { source: 'ledger' })).toBe(0);
    expect(valueOf(text, 'ledger_head_ordinal')).toBeUndefined();
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(0);
    await pool.end();
  });
});

function rethrow(error: unknown): never {
  throw error;
}
