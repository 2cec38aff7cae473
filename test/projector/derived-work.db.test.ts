import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { recertificationStanding } from '../../projections/recertification_standing/projection.ts';
import { recordsAt } from '../../src/app/standing/standing.ts';
import { liveBuild, unitOf } from '../../src/infra/projector/builds.ts';
import {
  type Batch,
  evaluateBatch,
  type Evaluating,
  keptLaws,
  nextBatch,
} from '../../src/infra/projector/derived-work.ts';
import type { Lease } from '../../src/infra/projector/fence.ts';
import { takeLeases } from '../../src/infra/projector/leases.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { project } from '../support/projecting.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';

let current: TestLedger;
let life: ReturnType<typeof sampleLife>;
let evaluating: Evaluating;

beforeEach(async () => {
  current = await freshLedger();
  life = sampleLife(current.jurist);
  await life.publishLaw();
  await life.beginDay('2024-06-15');
  await life.register();
  await life.issue();
  await follow();
  const { pool, jurist } = current;
  const lease = await leaseFor(ADA);
  const recordsOf = ({ educators, ordinal }: Batch) => recordsAt(jurist.ledger, educators, ordinal);
  evaluating = { pool, projection: recertificationStanding, lease, laws: keptLaws(jurist), recordsOf };
});
afterEach(() => current.close());

describe('educators who are evaluated while events go on coming', () => {
  test('are evaluated anew when a day began or law changed before their rows were written', async () => {
    const batch = await next();
    await life.beginDay('2024-06-16');
    await follow();
    expect(await evaluateBatch(evaluating, batch)).toBe(false);
    expect(await rows()).toEqual([]);
    expect(await evaluateBatch(evaluating, await next())).toBe(true);
    expect(await rows()).toEqual([{ educator: ADA, counted: '0.00' }]);
    expect(await waiting()).toBe(0);
  });

  test('stay on the list when they were marked again before their rows were written', async () => {
    const batch = await next();
    await life.claim('late', '45');
    await life.approve('late');
    await follow();
    expect(await evaluateBatch(evaluating, batch)).toBe(true);
    expect(await rows()).toEqual([{ educator: ADA, counted: '0.00' }]);
    expect(await waiting()).toBe(1);
    expect(await evaluateBatch(evaluating, await next())).toBe(true);
    expect(await rows()).toEqual([{ educator: ADA, counted: '45.00' }]);
    expect(await waiting()).toBe(0);
  });

  test('are written by nobody who lost their partition meanwhile', async () => {
    const batch = await next();
    await current.pool.query('UPDATE read_models.lease SET epoch = epoch + 1');
    await expect(evaluateBatch(evaluating, batch)).rejects.toMatchObject({ code: 'lease_lost' });
    expect(await rows()).toEqual([]);
  });
});

async function follow(): Promise<void> {
  const { pool, jurist } = current;
  const events = await jurist.ledger.log.readAll(0, 500);
  await project(pool, jurist.ledger, recertificationStanding, events);
}

async function leaseFor(educator: string): Promise<Lease> {
  const { id: build } = await liveBuild(current.pool, recertificationStanding.name);
  const { rows: found } = await current.pool.query<{ part: string }>(
    'SELECT read_models.partition_of($1)::text AS part',
    [educator],
  );
  const part = found[0]?.part ?? '';
  const wanted = { unit: unitOf(build, part), build, part, freeForMs: 0 };
  const [lease] = await takeLeases(current.pool, 'a test', [wanted], 1);
  if (lease === undefined) throw new Error(`${wanted.unit} has an owner`);
  return lease;
}

async function next(): Promise<Batch> {
  const batch = await nextBatch(current.pool, evaluating.lease, 50);
  if (batch === undefined) throw new Error('nobody is on the list');
  return batch;
}

async function rows(): Promise<readonly unknown[]> {
  const { rows: found } = await current.pool.query<Record<string, unknown>>(
    'SELECT educator, counted FROM read_models.recertification_standing',
  );
  return found;
}

async function waiting(): Promise<number> {
  const { rowCount } = await current.pool.query('SELECT FROM read_models.derived_work WHERE build = $1', [
    evaluating.lease.build,
  ]);
  return rowCount ?? 0;
}
