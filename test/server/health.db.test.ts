import type { INestApplication } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { createReadiness, type Readiness } from '../../src/infra/health/readiness.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import type { Check } from '../../src/infra/health/check.ts';
import { PROJECTIONS } from '../../projections/index.ts';
import { createOperationsServer } from '../../src/server.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';

const NAMES = PROJECTIONS.map(({ name }) => name);

let current: TestLedger;
let app: INestApplication;
let url: string;
/** What this test's server looks at. */
let checks: readonly Check[];

beforeAll(async () => {
  current = await freshLedger();
  const asGivenNow: readonly Check[] = ['server', 'log', 'database', 'projections'].map((name, index) => ({
    name,
    look: () => checks[index]?.look() ?? Promise.reject(new Error('no check')),
  }));
  app = await createOperationsServer({ logger: pino({ level: 'silent' }), checks: asGivenNow });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(async () => {
  await app.close();
  await current.close();
});
beforeEach(() => {
  checks = readiness().checks;
});

function readiness(given: Partial<Parameters<typeof createReadiness>[0]> = {}): Readiness {
  const { log } = current.jurist.ledger;
  const most = { events: 10, seconds: 60 };
  return createReadiness({ log, pool: current.pool, projections: PROJECTIONS, most, ...given });
}

async function ask(path: string) {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe('a server that is well', () => {
  test('is live and ready, says so to anybody, and is kept by nobody', async () => {
    const live = await ask('/health/live');
    expect(live).toMatchObject({ status: 200, body: { status: 'ok' } });
    const ready = await ask('/health/ready');
    expect(ready).toMatchObject({
      status: 200,
      body: { status: 'ok', details: { log: { head: 0 }, database: { status: 'up' } } },
    });
    for (const { headers } of [live, ready]) expect(headers.get('cache-control')).toContain('no-store');
  });
});

describe('a server that is not ready', () => {
  test('names the projections that are too far behind, by events and by seconds', async () => {
    await sampleLife(current.jurist).register();
    checks = readiness({ most: { events: 0, seconds: 60 } }).checks;
    const behind = await ask('/health/ready');
    expect(behind.status).toBe(503);
    expect(behind.headers.get('cache-control')).toContain('no-store');
    const [first] = [...NAMES].sort();
    expect(behind.body).toMatchObject({
      status: 'error',
      error: {
        projections: {
          status: 'down',
          because: expect.stringContaining(`Too far behind the log: ${String(first)}`) as unknown,
          lag: expect.arrayContaining([expect.objectContaining({ projection: first, events: 1 })]) as unknown,
        },
      },
    });
    expect(JSON.stringify(behind.body)).not.toContain(ADA);

    checks = readiness({ most: { events: 10, seconds: 0 } }).checks;
    expect(await ask('/health/ready')).toMatchObject({ status: 503 });
    checks = readiness().checks;
    expect(await ask('/health/ready')).toMatchObject({ status: 200 });
  });

  test('names a projection that has not begun', async () => {
    checks = readiness({ projections: [...PROJECTIONS, { name: 'never_made', version: 1 }] }).checks;
    expect(await ask('/health/ready')).toMatchObject({
      status: 503,
      body: { error: { projections: { because: 'Not begun: never_made. A projector makes it.' } } },
    });
  });

  test('says so when a later version of the program has made what is read', async () => {
    const projections = PROJECTIONS.map(({ name, version }) => ({
      name,
      version: name === 'audit_trail' ? version - 1 : version,
    }));
    checks = readiness({ projections }).checks;
    expect(await ask('/health/ready')).toMatchObject({
      status: 503,
      body: {
        error: { projections: { because: 'A later version of the program is in use: audit_trail.' } },
      },
    });
  });

  test('says so when the database may lose what it confirms', async () => {
    const { connectionString = '' } = current.pool.options;
    const options = encodeURIComponent('-c synchronous_commit=off');
    const pool = createPool({
      ...{ url: `${connectionString}?options=${options}`, applicationName: 'careless', onError: rethrow },
    });
    checks = readiness({ pool }).checks;
    expect(await ask('/health/ready')).toMatchObject({
      status: 503,
      body: { error: { database: { because: expect.stringContaining('may lose') as unknown } } },
    });
    await pool.end();
  });

  test('says so, and stays live, when the database is away', async () => {
    const url = 'postgres://nobody@127.0.0.1:1/nothing';
    const pool = createPool({ url, applicationName: 'away', onError: rethrow });
    const head = () => pool.query('SELECT').then(() => 0);
    checks = readiness({ pool, log: { head } }).checks;
    const ready = await ask('/health/ready');
    expect(ready.status).toBe(503);
    const because = 'It could not be asked (ECONNREFUSED).';
    expect(ready.body).toMatchObject({
      error: { log: { because }, database: { because }, projections: { because } },
    });
    expect(await ask('/health/live')).toMatchObject({ status: 200 });
    await pool.end();
  });

  test('answers in time when the database hangs', async () => {
    const head = () => new Promise<number>(() => undefined);
    checks = readiness({ log: { head }, timeoutMs: 50 }).checks;
    expect(await ask('/health/ready')).toMatchObject({
      status: 503,
      body: { error: { log: { because: 'No answer came within 50 ms.' } } },
    });
  });

  test('says first of all that it is shutting down', async () => {
    const { checks: given, beginToStop } = readiness();
    checks = given;
    expect(await ask('/health/ready')).toMatchObject({ status: 200 });
    beginToStop();
    expect(await ask('/health/ready')).toMatchObject({
      status: 503,
      body: { error: { server: { because: 'It is shutting down.' } } },
    });
    expect(await ask('/health/live')).toMatchObject({ status: 200 });
  });
});

function rethrow(error: unknown): never {
  throw error;
}
