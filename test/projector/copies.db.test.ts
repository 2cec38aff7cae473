import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { licenseStatus } from '../../projections/license_status/projection.ts';
import { licensureHours } from '../../projections/licensure_hours/projection.ts';
import { liveBuild, schemaOf } from '../../src/infra/projector/builds.ts';
import { crowd } from '../support/crowd.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { project } from '../support/projecting.ts';

let current: TestLedger;
beforeEach(async () => {
  current = await freshLedger();
});
afterEach(() => current.close());

const SIZE = 130;
const FEW = 40;

/** As many at once as are copied, and the same by few, which are inserted. */
describe('many rows of a projection', () => {
  test.each([licensureHours, licenseStatus])('of $name are copied as they would be inserted', async (one) => {
    const events = await crowdOf();
    await project(current.pool, current.jurist.ledger, one, events);
    const copied = await rowsOf(one.name);
    expect(copied).toHaveLength(SIZE);
    const { id } = await liveBuild(current.pool, one.name);
    await current.pool.query(`DELETE FROM ${schemaOf(id)}.${one.name}`);
    if (one === licenseStatus) await current.pool.query(`DELETE FROM ${schemaOf(id)}.license_holder`);
    await current.pool.query('UPDATE read_models.build SET ordinal = 0 WHERE id = $1', [id]);
    for (let from = 0; from < events.length; from += FEW)
      await project(current.pool, current.jurist.ledger, one, events.slice(from, from + FEW));
    expect(await rowsOf(one.name)).toEqual(copied);
  });

  test('of which one is there already are brought in all the same, and that one is passed over', async () => {
    const events = await crowdOf();
    const [claimed] = events.filter(({ type }) => type === 'credit.Claimed');
    if (claimed === undefined) throw new Error('nobody claimed anything');
    const { id } = await liveBuild(current.pool, licensureHours.name);
    await current.pool.query(
      `INSERT INTO ${schemaOf(id)}.licensure_hours
         (event_id, educator, state, source, kind, title, provider, completed_on, ordinal)
       VALUES ($1, 'TN-1', 'TN', 'credit-before', 'workshop', 'There before', 'nobody', '2024-01-01', 1)`,
      [claimed.id],
    );
    await project(current.pool, current.jurist.ledger, licensureHours, events);
    const rows = await rowsOf('licensure_hours');
    expect(rows).toHaveLength(SIZE);
    expect(rows.filter((row) => row.includes('There before'))).toHaveLength(1);
    expect(rows.filter((row) => row.includes('Workshop'))).toHaveLength(SIZE - 1);
  });
});

async function crowdOf() {
  const { ledger } = current.jurist;
  await crowd(ledger, { size: SIZE, credits: 1 });
  return ledger.log.readAll(0, 10_000);
}

async function rowsOf(table: string): Promise<readonly string[]> {
  const { rows } = await current.pool.query<{ text: string }>(
    `SELECT one::text AS text FROM read_models.${table} one ORDER BY 1`,
  );
  return rows.map(({ text }) => text);
}
