import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { auditTrail } from '../../projections/audit_trail/projection.ts';
import { PROJECTIONS } from '../../projections/index.ts';
import { FOLLOW, liveBuild, unitOf } from '../../src/infra/projector/builds.ts';
import { fenced, type Lease, LEASE_MS } from '../../src/infra/projector/fence.ts';
import { applyPiece } from '../../src/infra/projector/follower.ts';
import { firstEndOf, releaseLeases, renewLeases, takeLeases } from '../../src/infra/projector/leases.ts';
import { startProjector } from '../../src/infra/projector/projector.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { until } from '../support/projecting.ts';
import { readTables } from '../support/read-tables.ts';
import { sampleLife } from '../support/sample-life.ts';

let current: TestLedger;

beforeEach(async () => {
  current = await freshLedger();
});
afterEach(() => current.close());

describe('a lease', () => {
  test('has one owner at a time, and another epoch for each', async () => {
    const first = await taken('one');
    expect(await take('two')).toEqual([]);
    expect(await renewLeases(current.pool, 'two', [first])).toEqual(new Set());
    await releaseLeases(current.pool, 'one', [first]);
    const second = await taken('two');
    expect(second.epoch).toBeGreaterThan(first.epoch);
    expect(await renewLeases(current.pool, 'one', [first])).toEqual(new Set());
    expect(await renewLeases(current.pool, 'two', [second])).toEqual(new Set([second.unit]));
  });

  test('tells when it ends, so that whoever is left can be there', async () => {
    const { unit } = await taken('one');
    const left = await firstEndOf(current.pool, [unit]);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(LEASE_MS);
    await runOut();
    expect(await firstEndOf(current.pool, [unit])).toBeUndefined();
    expect(await firstEndOf(current.pool, [])).toBeUndefined();
  });

  test('is given back by nobody who has lost it', async () => {
    const first = await taken('one');
    await runOut();
    await taken('two');
    await releaseLeases(current.pool, 'one', [first]);
    expect(await take('three')).toEqual([]);
  });

  test('that was lost while its owner stood still lets it write nothing any more', async () => {
    await sampleLife(current.jurist).register();
    const paused = await taken('one');
    await runOut();
    const next = await taken('two');
    await expect(write(paused)).rejects.toMatchObject({ code: 'lease_lost' });
    expect((await readTables(current.pool))['audit_trail']).toBe('');
    expect((await liveBuild(current.pool, auditTrail.name)).ordinal).toBe(0);
    expect(await write(next)).toBe(1);
    await expect(write(paused)).rejects.toMatchObject({ code: 'lease_lost' });
    expect((await readTables(current.pool))['audit_trail']?.split('\n')).toHaveLength(2);
  });

  test('is not taken over in the middle of a write, and may be renewed meanwhile', async () => {
    const first = await taken('one');
    await fenced(current.pool, first, async () => {
      expect(await renewLeases(current.pool, 'one', [first])).toEqual(new Set([first.unit]));
      await runOut();
      expect(await take('two')).toEqual([]);
    });
    expect(await take('two')).toHaveLength(1);
  });

  test('is free within seconds though its owner stands still in the middle of a write', async () => {
    const first = await taken('one');
    const stuck = fenced(current.pool, first, async (client) => {
      client.on('error', () => undefined);
      await runOut();
      await new Promise((resolve) => setTimeout(resolve, 6_500));
      await client.query('SELECT 1');
    });
    const ended = expect(stuck).rejects.toThrow();
    await until(async () => (await take('two')).length === 1, 6_400);
    await ended;
  });
});

describe('two projectors', () => {
  test('share the parts, and whoever stays takes over all', async () => {
    const logger = pino({ level: 'silent' });
    const { pool, jurist } = current;
    const one = startProjector({ pool, jurist, projections: PROJECTIONS, logger });
    await until(async () => (await owners()).length === 1);
    const two = startProjector({ pool, jurist, projections: PROJECTIONS, logger });
    await until(async () => (await owners()).length === 2);
    await until(async () => Math.abs((await ownedBy(one.owner)) - (await ownedBy(two.owner))) <= 1);
    const life = sampleLife(jurist);
    await life.publishLaw();
    await life.beginDay('2024-06-15');
    await life.register();
    await life.issue();
    expect(await two.progress.waitFor(await jurist.ledger.log.head(), 10_000)).toBe(true);
    await one.stop();
    await life.claim('a');
    expect(await two.progress.waitFor(await jurist.ledger.log.head(), 10_000)).toBe(true);
    expect(await owners()).toEqual([two.owner]);
    await two.stop();
    expect(await owners()).toEqual([]);
  });
});

async function owners(): Promise<readonly string[]> {
  const { rows } = await current.pool.query<{ owner: string }>(
    `SELECT DISTINCT owner FROM read_models.lease WHERE owner <> '' ORDER BY owner`,
  );
  return rows.map(({ owner }) => owner);
}

async function ownedBy(owner: string): Promise<number> {
  const { rows } = await current.pool.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM read_models.lease WHERE owner = $1',
    [owner],
  );
  return rows[0]?.count ?? 0;
}

async function take(owner: string): Promise<readonly Lease[]> {
  const { id: build } = await liveBuild(current.pool, auditTrail.name);
  const wanted = { unit: unitOf(build, FOLLOW), build, part: FOLLOW, freeForMs: 0 };
  return takeLeases(current.pool, owner, [wanted], 1);
}

async function taken(owner: string): Promise<Lease> {
  const [lease] = await take(owner);
  if (lease === undefined) throw new Error(`${owner} was not given the lease`);
  return lease;
}

/** As if its owner had not renewed it for long enough. */
async function runOut(): Promise<void> {
  await current.pool.query('UPDATE read_models.lease SET expires_at = clock_timestamp()');
}

async function write(lease: Lease): Promise<number> {
  const { pool, jurist } = current;
  const events = await jurist.ledger.log.readAll(0, 100);
  const following = { pool, ledger: jurist.ledger, projection: auditTrail, lease, parked: new Set<string>() };
  return applyPiece(following, { events, from: 0, until: events.length });
}
