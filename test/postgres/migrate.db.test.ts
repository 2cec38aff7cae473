import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { migrate } from '../../src/infra/postgres/migrate.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import {
  APP_ROLE,
  dropDatabase,
  prepareDatabase,
  type DatabaseUrls,
} from '../../src/infra/postgres/roles.ts';
import { testAdminUrl } from '../support/database.ts';

describe('migrations', () => {
  const database = `test_${randomUUID()}`;
  let urls: DatabaseUrls;
  let folder: string;
  let app: Pool;
  beforeAll(async () => {
    urls = await prepareDatabase(testAdminUrl(), database);
    app = createPool({ url: urls.appUrl, applicationName: 'migrate test', onError: rethrow });
  });
  afterAll(async () => {
    await app.end();
    await dropDatabase(testAdminUrl(), database);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'licensure-ledger-migrations-'));
    await dropDatabase(testAdminUrl(), database);
    await prepareDatabase(testAdminUrl(), database);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = (name: string, sql: string) => writeFile(join(folder, name), sql);
  const run = () => migrate({ url: urls.migratorUrl, appRole: APP_ROLE, folder });

  test('are applied once, in order, and let the application do what they grant and nothing else', async () => {
    await write('000001-notes.sql', 'CREATE SCHEMA notes; GRANT USAGE ON SCHEMA notes TO :app_role;');
    await write(
      '000002-note.sql',
      `CREATE TABLE notes.note (text text); GRANT SELECT, INSERT ON notes.note TO :app_role;`,
    );
    expect(await run()).toEqual(['000001-notes.sql', '000002-note.sql']);
    expect(await run()).toEqual([]);
    await app.query("INSERT INTO notes.note VALUES ('kept')");
    await expect(app.query('DELETE FROM notes.note')).rejects.toMatchObject({ code: '42501' });

    await write('000003-more.sql', "INSERT INTO notes.note VALUES ('more');");
    expect(await run()).toEqual(['000003-more.sql']);
  });

  test('are applied once when two processes start together', async () => {
    await write('000001-slow.sql', 'CREATE SCHEMA slow; SELECT pg_sleep(0.3);');
    await write('000002-after.sql', 'CREATE TABLE slow.after ();');
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.flat().sort()).toEqual(['000001-slow.sql', '000002-after.sql']);
  });

  test('leave nothing of a file that fails, and keep those before it', async () => {
    await write('000001-good.sql', 'CREATE SCHEMA good;');
    await write('000002-bad.sql', 'CREATE TABLE good.half (); SELECT no_such_function();');
    const message: unknown = expect.stringMatching(/000002-bad\.sql failed.*no_such_function/);
    await expect(run()).rejects.toMatchObject({ code: 'migration_failed', message });
    await write('000002-bad.sql', 'CREATE TABLE good.half ();');
    expect(await run()).toEqual(['000002-bad.sql']);
  });

  test('that were changed after they were applied stop the start; other line ends are no change', async () => {
    await write('000001-first.sql', 'CREATE SCHEMA first;\n-- the end\n');
    await run();
    await write('000001-first.sql', 'CREATE SCHEMA first;\r\n-- the end\r\n');
    expect(await run()).toEqual([]);
    await write('000001-first.sql', 'CREATE SCHEMA first;\n-- The end\n');
    const message: unknown = expect.stringContaining(
      '000001-first.sql was changed after it had been applied',
    );
    await expect(run()).rejects.toMatchObject({ code: 'migration_changed', message });
  });
});

function rethrow(error: Error): never {
  throw error;
}
