import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { type RunningServer, startServer } from '../../src/start-server.ts';
import { valueOf } from './figures.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let api: RunningServer;
let projector: RunningServer;

/** One image, one environment; only the role differs. */
function start(
  role: 'api' | 'projector',
  drainSeconds: number,
  more: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const config = readConfig({
    ...{ PORT: '0', LOG_LEVEL: 'silent', ROLE: role, DRAIN_SECONDS: String(drainSeconds), ...more },
    ...{ DATABASE_URL: database.appUrl, MIGRATOR_DATABASE_URL: database.migratorUrl },
    MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    ...{ JWT_ISSUER: 'https://id.example/', JWT_AUDIENCE: 'licensure-ledger' },
    JWKS_URL: 'https://id.example/jwks.json',
  });
  const onLost = (because: Error) => {
    throw because;
  };
  return startServer(config, pino({ level: 'silent' }), onLost);
}

const statusOf = async ({ url }: RunningServer, path: string): Promise<number> =>
  (await fetch(`${url}${path}`)).status;

const graphqlStatusOf = async ({ url }: RunningServer): Promise<number> => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  return (await fetch(`${url}/graphql`, init)).status;
};

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

describe('two servers of one image', () => {
  test('the one that answers makes no read tables, and is not ready without them', async () => {
    api = await start('api', 0.5, { METRICS_PORT: '0' });
    expect(await graphqlStatusOf(api)).toBe(401);
    const ready = await fetch(`${api.url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toContain('Not begun: ');
  });

  test('the one that projects makes them, and answers of its health alone', async () => {
    projector = await start('projector', 0);
    expect(await statusOf(projector, '/health/live')).toBe(200);
    expect(await statusOf(projector, '/health/ready')).toBe(200);
    expect(await graphqlStatusOf(projector)).toBe(404);
    expect(await statusOf(api, '/health/ready')).toBe(200);
    expect(await statusOf(projector, '/metrics')).toBe(200);
    await projector.stop();
  });

  test('the one with a port for metrics tells them there and nowhere else', async () => {
    const apart = `http://127.0.0.1:${String(api.metricsPort)}`;
    const told = await fetch(`${apart}/metrics`);
    expect(told.headers.get('content-type')).toContain('text/plain');
    const text = await told.text();
    expect(valueOf(text, 'ledger_metrics_source_up', { source: 'ledger' })).toBe(1);
    expect(valueOf(text, 'ledger_projection_lag_events', { projection: 'audit_trail' })).toBe(0);
    expect(await statusOf(api, '/metrics')).toBe(404);
    for (const path of ['/', '/graphql', '/health/live'])
      expect((await fetch(apart + path)).status).toBe(404);
  });

  test('told to stop, first says that it is not ready and goes on answering, then stops', async () => {
    const stopping = api.stop();
    await sleep(50);
    expect(await statusOf(api, '/health/ready')).toBe(503);
    expect(await graphqlStatusOf(api)).toBe(401);
    await stopping;
    await expect(fetch(`${api.url}/health/live`)).rejects.toThrow();
    await expect(fetch(`http://127.0.0.1:${String(api.metricsPort)}/metrics`)).rejects.toThrow();
  });
});
