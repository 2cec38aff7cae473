import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PROJECTIONS } from '../../projections/index.ts';
import { licensureHours } from '../../projections/licensure_hours/projection.ts';
import { recertificationStanding } from '../../projections/recertification_standing/projection.ts';
import type {
  DerivedProjection,
  DirectProjection,
  Projection,
} from '../../src/app/projections/projection.ts';
import { buildsOf, liveBuild } from '../../src/infra/projector/builds.ts';
import { buildProgress } from '../../src/infra/projector/progress.ts';
import { type Projector, startProjector } from '../../src/infra/projector/projector.ts';
import { claim, crowd } from '../support/crowd.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { until } from '../support/projecting.ts';
import { sampleLife } from '../support/sample-life.ts';

let current: TestLedger;
const projectors: Projector[] = [];
let alarms: Record<string, unknown>[];

beforeEach(async () => {
  current = await freshLedger();
  alarms = [];
});
afterEach(async () => {
  for (const projector of projectors.splice(0)) await projector.stop();
  await current.close();
});

/** The next version, which writes titles in capitals. */
const NEXT: DirectProjection = {
  ...licensureHours,
  version: licensureHours.version + 1,
  project: (batch, vault) =>
    licensureHours.project(batch, vault).map((change) => ({
      ...change,
      row: change.row.map((value) =>
        typeof value === 'string' && value.startsWith('Workshop') ? value.toUpperCase() : value,
      ),
    })),
};

describe('a new version', () => {
  test('is built beside what is read, which goes on being filled until both change places at once', async () => {
    const { pool, jurist } = current;
    const old = start(PROJECTIONS);
    const [someone = ''] = await crowd(jurist.ledger, { size: 2, credits: 1 });
    await caughtUp(old);
    const before = await liveBuild(pool, 'licensure_hours');

    const next = PROJECTIONS.map((one) => (one.name === NEXT.name ? NEXT : one));
    expect(await current.prepare(next)).toEqual(['licensure_hours']);
    expect(await current.prepare(next)).toEqual([]);
    // It is held at its beginning, as if it had far to go.
    await hold();
    const young = start(next);
    await claim(jurist.ledger, someone, 'meanwhile');
    await caughtUp(old);
    expect(await titles()).toEqual(['Workshop 0-0', 'Workshop 1-0', 'Workshop meanwhile']);
    const progress = await buildProgress(pool);
    expect(progress.find(({ state }) => state === 'building')).toMatchObject({
      ordinal: 0,
      projection: NEXT.name,
    });

    await pool.query('UPDATE read_models.build SET held_until = NULL');
    await until(async () => (await liveBuild(pool, NEXT.name)).version === NEXT.version);
    expect(await titles()).toEqual(['WORKSHOP 0-0', 'WORKSHOP 1-0', 'WORKSHOP MEANWHILE']);
    await until(async () => (await buildsOf(pool, [NEXT.name])).length === 1);
    const { rows } = await pool.query('SELECT FROM pg_namespace WHERE nspname = $1', [
      `read_build_${before.id}`,
    ]);
    expect(rows).toEqual([]);
    await claim(jurist.ledger, someone, 'after');
    await caughtUp(young);
    expect(await titles()).toContain('WORKSHOP AFTER');
    // An older version that is started again leaves the newer one's tables alone.
    expect(await current.prepare(PROJECTIONS)).toEqual([]);
    expect(alarms).toEqual([]);
  });

  test('evaluates each educator once, at its end', async () => {
    const educators = await crowd(current.jurist.ledger, { size: 120, credits: 2 });
    const evaluated: string[] = [];
    const watched: DerivedProjection = {
      ...recertificationStanding,
      rowsOf: (some, basis) => {
        evaluated.push(...some.map(({ educator }) => educator));
        return recertificationStanding.rowsOf(some, basis);
      },
    };
    await caughtUp(start([watched]));
    expect([...evaluated].sort()).toEqual([...educators].sort());
  });
});

describe('a rebuild', () => {
  test('that differs from what is read is not put in use, and says where', async () => {
    const { pool, jurist } = current;
    const projector = start(PROJECTIONS);
    await crowd(jurist.ledger, { size: 2, credits: 2 });
    await caughtUp(projector);
    await pool.query(`UPDATE read_models.licensure_hours SET quantity = 7 WHERE title = 'Workshop 1-1'`);
    await pool.query(`DELETE FROM read_models.licensure_hours WHERE title = 'Workshop 1-0'`);
    const live = await liveBuild(pool, 'licensure_hours');
    const { build } = await current.beginRebuild(licensureHours);
    await until(async () => (await buildProgress(pool)).some(({ state }) => state === 'differs'));
    const found = (await buildProgress(pool)).find((one) => one.build === build);
    expect(found?.note).toBe('licensure_hours: 2 rows');
    expect(alarms).toMatchObject([{ alarm: 'rebuild_differs', build }]);
    expect(await liveBuild(pool, 'licensure_hours')).toMatchObject({ id: live.id });
    // The one that is read was held for the comparison only.
    await claim(jurist.ledger, 'TN-500000', 'after');
    await caughtUp(projector);
    // Whoever has looked into it may have what the log says put in use.
    const { build: right } = await current.beginRebuild(licensureHours, 'replace');
    await until(async () => (await liveBuild(pool, 'licensure_hours')).id === right);
    const { rows } = await pool.query(
      `SELECT title, quantity::text FROM read_models.licensure_hours WHERE title LIKE 'Workshop 1-%' ORDER BY 1`,
    );
    expect(rows).toMatchObject([{ title: 'Workshop 1-0' }, { title: 'Workshop 1-1' }]);
    expect(rows).not.toContainEqual(expect.objectContaining({ quantity: '7' }));
  });

  test('goes on where it was when it is begun again', async () => {
    const { pool, jurist } = current;
    await crowd(jurist.ledger, { size: 5, credits: 2 });
    const first = await current.beginRebuild(licensureHours);
    expect(first.from).toBe(0);
    await pool.query('UPDATE read_models.build SET ordinal = 7 WHERE id = $1', [first.build]);
    expect(await current.beginRebuild(licensureHours)).toEqual({ build: first.build, from: 7 });
  });

  test('is equal to what is read while events go on coming', async () => {
    const { jurist } = current;
    const projector = start(PROJECTIONS);
    const life = sampleLife(jurist);
    await life.publishLaw();
    await life.beginDay('2024-06-14');
    await crowd(jurist.ledger, { size: 30, credits: 1 });
    const over = new AbortController();
    const load = (async () => {
      for (let from = 30; !over.signal.aborted; from += 1) {
        await crowd(jurist.ledger, { from, size: 1, credits: 1 });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    for (const projection of [licensureHours, recertificationStanding]) {
      const { build } = await current.beginRebuild(projection);
      await until(async () => (await liveBuild(current.pool, projection.name)).id === build);
    }
    over.abort();
    await load;
    await caughtUp(projector);
    expect(alarms).toEqual([]);
  });
});

function start(projections: readonly Projection[]): Projector {
  const { pool, jurist } = current;
  const logger = {
    info: () => undefined,
    warn: () => undefined,
    error: (told: Record<string, unknown>) => alarms.push(told),
  };
  const projector = startProjector({ pool, jurist, projections, logger, isCommand: true });
  projectors.push(projector);
  return projector;
}

async function caughtUp({ progress }: Projector): Promise<void> {
  const head = await current.jurist.ledger.log.head();
  expect(await progress.waitFor(head, 15_000)).toBe(true);
}

async function hold(): Promise<void> {
  await current.pool.query(
    `UPDATE read_models.build SET held_at = 0, held_until = clock_timestamp() + interval '1 hour'
     WHERE state = 'building'`,
  );
}

async function titles(): Promise<readonly string[]> {
  const { rows } = await current.pool.query<{ title: string }>(
    'SELECT title FROM read_models.licensure_hours ORDER BY title',
  );
  return rows.map(({ title }) => title);
}
