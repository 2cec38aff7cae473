import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/infra/project-root.ts';
import type { DatabaseUrls } from '../../src/infra/postgres/roles.ts';
import { sampleLife } from '../support/sample-life.ts';
import { emptyDatabase, type EmptyDatabase, keptTables, MASTER_KEY, open } from './ledgers.ts';

let source: EmptyDatabase;
let target: EmptyDatabase;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-command-'));
  [source, target] = [await emptyDatabase(), await emptyDatabase()];
  const opened = await open(source);
  await sampleLife(opened.jurist).register();
  await opened.close();
});
afterAll(async () => {
  await source.drop();
  await target.drop();
  await rm(folder, { recursive: true });
});

/** Runs a built command to its end, as from a terminal, upon one of the databases. */
function run(
  command: 'backup' | 'restore',
  { appUrl, migratorUrl }: DatabaseUrls,
  args: readonly string[],
  masterKey = MASTER_KEY,
) {
  const env = {
    ...{ PATH: process.env['PATH'], DATABASE_URL: appUrl, MIGRATOR_DATABASE_URL: migratorUrl },
    ...{ MASTER_KEY: masterKey, JWT_ISSUER: 'https://id.example/', JWT_AUDIENCE: 'licensure-ledger' },
    JWKS_URL: 'https://id.example/jwks.json',
  };
  const program = join(projectRoot, `dist/src/${command}.js`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    ...{ env, encoding: 'utf8', timeout: 60_000 },
  });
  return { status, stdout, stderr };
}

describe('the commands', () => {
  test('back up, refuse the wrong master key and a second time, and restore the same', async () => {
    const to = join(folder, 'one');
    const made = run('backup', source, [to]);
    expect(made).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        /1 events and the keys of 1 educators[\s\S]*not in the backup/,
      ) as unknown,
      stderr: expect.stringContaining('ledger.events: 1 rows') as unknown,
    });
    expect(run('backup', source, [to])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/not empty: name a folder/) as unknown,
    });

    const other = Buffer.alloc(32, 8).toString('base64');
    expect(run('restore', target, [to], other)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/belongs to master key [0-9a-f]{16}/) as unknown,
    });
    expect(run('restore', target, [to])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('not brought back: nobody') as unknown,
    });
    expect(await keptTables(target)).toEqual(await keptTables(source));
  });

  test('say how they are used', () => {
    expect(run('backup', source, [])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('npm run backup -- <folder>') as unknown,
    });
    expect(run('restore', target, ['--help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--erased') as unknown,
    });
    expect(run('restore', target, [join(folder, 'none')])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('holds no backup') as unknown,
    });
  });
});
