import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AskedWhatIf, WhatIfStore } from '../../src/app/what-if/what-if-store.ts';
import { masterKeyFrom } from '../../src/infra/keys/master-key.ts';
import { openPostgresVault } from '../../src/infra/keys/postgres-vault.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { createWhatIfStore } from '../../src/infra/what-if/postgres-store.ts';
import { crowd } from '../support/crowd.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../support/projecting.ts';
import { sampleLife } from '../support/sample-life.ts';

const LOADER = pathToFileURL(join(projectRoot, 'test/support/typescript/register.mjs')).href;
const SCRIPT = join(projectRoot, 'test/what-if/asking-process.ts');
const SECRET = Buffer.alloc(32, 7).toString('base64');
const BEAT_MS = 100;
/** Longer than a busy machine holds a beat up. */
const LOST_AFTER_MS = 2_000;
const fail = (error: unknown) => {
  throw error;
};

let database: TestDatabase;
let pool: ReturnType<typeof createPool>;
let store: WhatIfStore;
let child: ChildProcess | undefined;
beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool({ url: database.appUrl, applicationName: 'test', onError: fail });
  const ledger = {
    log: createPostgresLog(pool, { onLost: fail }),
    vault: await openPostgresVault(pool, masterKeyFrom(SECRET)),
    clock: { now: () => Date.now() },
  };
  const life = sampleLife({ ledger, compiled: new Map() });
  await life.publishLaw();
  await crowd(ledger, { from: 0, size: 1, credits: 0 });
  store = createWhatIfStore(pool, LOST_AFTER_MS);
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await pool.end();
  await database.drop();
});

async function carriedOutElsewhere(id: string): Promise<ChildProcess> {
  const args = ['--import', LOADER, SCRIPT, database.appUrl, SECRET, id, String(BEAT_MS)];
  child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await until(async () => (await store.find(id))?.educators === 1);
  return child;
}

test('a what-if keeps its state busy however long a part takes, and soon after its server was killed no more', async () => {
  const id = randomUUID();
  const server = await carriedOutElsewhere(id);
  const other: AskedWhatIf = {
    ...{ id: randomUUID(), asked: 'a question', askedBy: 'somebody', state: 'TN', strand: 'recertification' },
    ...{ asOf: '2024-08-01', version: 1, digest: 'a digest', settings: {} },
  };
  await pause(1.5 * LOST_AFTER_MS);
  expect(await store.begin(other)).toBe('busy');
  expect(await store.find(id)).toMatchObject({ status: 'running', educatorsDone: 0 });

  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
  expect(await store.begin(other)).toBe('busy');
  await until(async () => (await store.find(id))?.status === 'failed');
  expect(await store.begin(other)).toBe('begun');
  // Had it only been held up, it would learn that another took its place.
  expect(await store.beat(id)).toBe(false);
});
