import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PROJECTIONS } from '../../projections/index.ts';
import { readLicenses } from '../../projections/license_status/read.ts';
import { licensureHours } from '../../projections/licensure_hours/projection.ts';
import { recertificationStanding } from '../../projections/recertification_standing/projection.ts';
import type {
  DerivedProjection,
  DirectProjection,
  Projection,
} from '../../src/app/projections/projection.ts';
import { liveBuild } from '../../src/infra/projector/builds.ts';
import { type PoisonPolicy, standstillsOf, tryAgain } from '../../src/infra/projector/poison.ts';
import { type Projector, startProjector } from '../../src/infra/projector/projector.ts';
import { claim, crowd } from '../support/crowd.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { rebuilt, until } from '../support/projecting.ts';
import { readTables } from '../support/read-tables.ts';
import { sampleLife } from '../support/sample-life.ts';

let current: TestLedger;
let projector: Projector | undefined;
let isBroken: boolean;
let alarms: Record<string, unknown>[];

beforeEach(async () => {
  current = await freshLedger();
  isBroken = true;
  alarms = [];
  const life = sampleLife(current.jurist);
  await life.publishLaw();
  await life.beginDay('2024-06-15');
});
afterEach(async () => {
  await projector?.stop();
  projector = undefined;
  await current.close();
});

/** Cannot take one claim while it is broken. */
const hours: DirectProjection = {
  ...licensureHours,
  project: (batch, vault) => {
    const isBad = batch.some(
      ({ event }) => event.type === 'credit.Claimed' && event.data.title === 'Workshop 1-0',
    );
    if (isBad && isBroken) throw new TypeError('cannot read it');
    return licensureHours.project(batch, vault);
  },
};

/** Cannot evaluate one educator while it is broken. */
const standings: DerivedProjection = {
  ...recertificationStanding,
  rowsOf: (records, basis) => {
    if (records.some(({ educator }) => educator === 'TN-500001') && isBroken)
      throw new TypeError('cannot read it');
    return recertificationStanding.rowsOf(records, basis);
  },
};

describe('an event that cannot be projected', () => {
  test('halts its projection before it, raises the alarm, and is tried again with growing pauses', async () => {
    start(hours, 'halt');
    await crowd(current.jurist.ledger, { size: 3, credits: 2 });
    const bad = await ordinalOf('credit-crowd-1-0');
    await until(async () => (await standstillsOf(current.pool)).some(({ attempts }) => attempts >= 3));
    const [found, ...more] = await standstillsOf(current.pool);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ projection: 'licensure_hours', effect: 'halted', subject: 'follow' });
    expect(found).toMatchObject({ ordinal: bad, code: 'TypeError', educator: 'TN-500001' });
    expect((await liveBuild(current.pool, 'licensure_hours')).ordinal).toBe(bad - 1);
    expect(alarms[0]).toMatchObject({ alarm: 'projection_halted', ordinal: bad, code: 'TypeError' });
    const head = await current.jurist.ledger.log.head();
    await until(async () => (await liveBuild(current.pool, 'audit_trail')).ordinal === head);

    isBroken = false;
    expect(await tryAgain(current.pool, ['licensure_hours'])).toBe(1);
    await caughtUp();
    await until(async () => (await standstillsOf(current.pool)).length === 0);
    await equalToARebuild(licensureHours);
  });

  test('parks its educator where that was chosen, and all that was left out is brought in once it can be', async () => {
    start(hours, 'park');
    await crowd(current.jurist.ledger, { size: 3, credits: 2 });
    await until(async () => (await standstillsOf(current.pool)).length === 1);
    await claim(current.jurist.ledger, 'TN-500001', 'later');
    await claim(current.jurist.ledger, 'TN-500002', 'of-another');
    await caughtUp();
    const [found] = await standstillsOf(current.pool);
    expect(found).toMatchObject({ effect: 'parked', educator: 'TN-500001', code: 'TypeError' });
    expect(alarms[0]).toMatchObject({ alarm: 'educator_parked', educator: 'TN-500001' });
    expect(await titles()).toEqual(
      ['0-0', '0-1', '2-0', '2-1', 'of-another'].map((name) => `Workshop ${name}`),
    );

    isBroken = false;
    expect(await tryAgain(current.pool, ['licensure_hours'])).toBe(1);
    await until(async () => (await standstillsOf(current.pool)).length === 0);
    expect(await titles()).toHaveLength(8);
    await equalToARebuild(licensureHours);
  });
});

describe('an educator who cannot be evaluated', () => {
  test('halts their partition, while the others go on', async () => {
    start(standings, 'halt');
    const educators = await crowd(current.jurist.ledger, { size: 12, credits: 1 });
    await until(async () => (await standstillsOf(current.pool)).length === 1);
    const [found] = await standstillsOf(current.pool);
    expect(found).toMatchObject({ effect: 'halted', educator: 'TN-500001', code: 'TypeError' });
    expect(found?.subject).toMatch(/^[0-3]$/);
    const elsewhere = await notIn(Number(found?.subject), educators);
    expect(elsewhere.length).toBeGreaterThan(4);
    await until(
      async () => (await evaluated()).filter((id) => elsewhere.includes(id)).length === elsewhere.length,
    );

    isBroken = false;
    await tryAgain(current.pool, ['recertification_standing']);
    await caughtUp();
    expect(await evaluated()).toEqual(educators);
    await until(async () => (await standstillsOf(current.pool)).length === 0);
  });

  test('is parked where that was chosen: their standing is under repair until it can be computed', async () => {
    start(standings, 'park');
    await crowd(current.jurist.ledger, { size: 12, credits: 1 });
    await caughtUp();
    await until(async () => (await standstillsOf(current.pool)).length === 1);
    expect((await standstillsOf(current.pool))[0]).toMatchObject({ effect: 'parked', educator: 'TN-500001' });
    expect(await listed('TN-500001')).toMatchObject({ outcome: 'undetermined', codes: ['under_repair'] });
    expect(await listed('TN-500002')).toMatchObject({ outcome: 'not_met' });

    isBroken = false;
    await tryAgain(current.pool, ['recertification_standing']);
    await until(async () => (await standstillsOf(current.pool)).length === 0);
    expect(await listed('TN-500001')).toMatchObject({ outcome: 'not_met' });
    await equalToARebuild(recertificationStanding);
  });
});

function start(broken: Projection, poison: PoisonPolicy): void {
  const { pool, jurist } = current;
  const projections = PROJECTIONS.map((one) => (one.name === broken.name ? broken : one));
  const logger = {
    info: () => undefined,
    warn: () => undefined,
    error: (told: Record<string, unknown>) => alarms.push(told),
  };
  projector = startProjector({ pool, jurist, projections, logger, poison, isCommand: true });
}

async function caughtUp(): Promise<void> {
  const head = await current.jurist.ledger.log.head();
  expect(await projector?.progress.waitFor(head, 10_000)).toBe(true);
}

async function equalToARebuild(projection: Projection): Promise<void> {
  await caughtUp();
  const grown = await readTables(current.pool);
  await rebuilt(current, projection);
  expect(await readTables(current.pool)).toEqual(grown);
}

async function ordinalOf(stream: string): Promise<number> {
  return (await current.jurist.ledger.log.ordinalOf(stream, 0)) ?? 0;
}

async function titles(): Promise<readonly string[]> {
  const { rows } = await current.pool.query<{ title: string }>(
    'SELECT title FROM read_models.licensure_hours WHERE approved_on IS NOT NULL ORDER BY title',
  );
  return rows.map(({ title }) => title);
}

async function evaluated(): Promise<readonly string[]> {
  const { rows } = await current.pool.query<{ educator: string }>(
    'SELECT educator FROM read_models.recertification_standing ORDER BY educator',
  );
  return rows.map(({ educator }) => educator);
}

async function notIn(partition: number, educators: readonly string[]): Promise<readonly string[]> {
  const { rows } = await current.pool.query<{ educator: string }>(
    'SELECT educator FROM unnest($1::text[]) AS educator WHERE read_models.partition_of(educator) <> $2',
    [educators, partition],
  );
  return rows.map(({ educator }) => educator);
}

async function listed(educator: string) {
  const { items } = await readLicenses(current.pool, {
    filter: { state: 'TN', educator },
    sort: { by: 'number', direction: 'asc' },
    window: { from: 'start', size: 10 },
    today: '2024-06-15',
  });
  return items[0]?.node;
}
