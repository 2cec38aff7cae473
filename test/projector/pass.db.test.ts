import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { licenseStatus } from '../../projections/license_status/projection.ts';
import { recertificationStanding } from '../../projections/recertification_standing/projection.ts';
import type { Projection } from '../../src/app/projections/projection.ts';
import { liveBuild } from '../../src/infra/projector/builds.ts';
import type { Lease } from '../../src/infra/projector/fence.ts';
import { passBy } from '../../src/infra/projector/pass.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { owning } from '../support/projecting.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';

let current: TestLedger;
let life: ReturnType<typeof sampleLife>;

beforeEach(async () => {
  current = await freshLedger();
  life = sampleLife(current.jurist);
  await life.register();
  await life.claim('hours', '45');
});
afterEach(() => current.close());

describe('events that are passed by in one statement', () => {
  test('move the place and mark the educators they speak of, once', async () => {
    const [first, last] = await passed(recertificationStanding);
    expect([first, last]).toEqual([true, false]);
    expect(await placeOf(recertificationStanding)).toBe(await head());
    expect(await work()).toEqual([{ educator: ADA, ordinal: 1, asked: await head() }]);
  });

  test('of which a table takes something are left to be brought in step by step', async () => {
    await life.issue();
    expect(await passed(licenseStatus)).toEqual([false, false]);
    expect(await placeOf(licenseStatus)).toBe(0);
  });

  test('that may concern everybody are left, too', async () => {
    await life.beginDay('2024-06-15');
    expect(await passed(recertificationStanding)).toEqual([false, false]);
    expect(await work()).toEqual([]);
  });

  test('are passed by nobody who lost the lease, and mark nobody then', async () => {
    const lost = await passed(recertificationStanding, (lease) => ({ ...lease, epoch: lease.epoch - 1 }));
    expect(lost).toEqual([false, false]);
    expect(await placeOf(recertificationStanding)).toBe(0);
    expect(await work()).toEqual([]);
  });

  test('are not passed from elsewhere than where the build stands', async () => {
    await owning(current.pool, recertificationStanding, async (lease) => {
      const events = await current.jurist.ledger.log.readAll(1, 500);
      const stretch = { from: 1, until: await head(), events };
      expect(await passBy(current.pool, lease, recertificationStanding, stretch)).toBe(false);
    });
    expect(await work()).toEqual([]);
  });

  test('never move a place back, should they come again', async () => {
    await passed(recertificationStanding);
    const place = await head();
    await owning(current.pool, recertificationStanding, async (lease) => {
      const events = await current.jurist.ledger.log.readAll(0, 1);
      const stretch = { from: place, until: 1, events };
      expect(await passBy(current.pool, lease, recertificationStanding, stretch)).toBe(false);
    });
    expect(await placeOf(recertificationStanding)).toBe(place);
  });

  test('are not passed where the build is held, until the hold is over', async () => {
    const { id } = await liveBuild(current.pool, recertificationStanding.name);
    const hold = `UPDATE read_models.build SET held_at = 0, held_until = clock_timestamp() + $2::interval WHERE id = $1`;
    await current.pool.query(hold, [id, '1 minute']);
    expect(await passed(recertificationStanding)).toEqual([false, false]);
    expect(await work()).toEqual([]);
    await current.pool.query(hold, [id, '-1 second']);
    expect(await passed(recertificationStanding)).toEqual([true, false]);
  });
});

/** The whole log, passed by twice. */
function passed(projection: Projection, change: (lease: Lease) => Lease = (lease) => lease) {
  const { pool, jurist } = current;
  return owning(pool, projection, async (lease) => {
    const events = await jurist.ledger.log.readAll(0, 500);
    const stretch = { from: 0, until: await head(), events };
    const first = await passBy(pool, change(lease), projection, stretch);
    return [first, await passBy(pool, change(lease), projection, stretch)];
  });
}

function head(): Promise<number> {
  return current.jurist.ledger.log.head();
}

async function placeOf({ name }: Projection): Promise<number> {
  return (await liveBuild(current.pool, name)).ordinal;
}

async function work(): Promise<readonly unknown[]> {
  const { rows } = await current.pool.query<Record<string, unknown>>(
    'SELECT educator, ordinal, asked FROM read_models.derived_work ORDER BY educator',
  );
  return rows;
}
