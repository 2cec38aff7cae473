import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import { migrate, MIGRATIONS_FOLDER } from '../../src/infra/postgres/migrate.ts';
import { APP_ROLE, dropDatabase, prepareDatabase } from '../../src/infra/postgres/roles.ts';
import { testAdminUrl } from '../support/database.ts';

test('read models filled before there were builds are read as they were', async () => {
  const name = `test_${randomUUID()}`;
  const { migratorUrl, appUrl } = await prepareDatabase(testAdminUrl(), name);
  const folder = await mkdtemp(join(tmpdir(), 'earlier-migrations-'));
  try {
    const earlier = (await readdir(MIGRATIONS_FOLDER)).filter((file) => file < '000006');
    expect(earlier.length).toBeGreaterThan(4);
    for (const file of earlier) await cp(join(MIGRATIONS_FOLDER, file), join(folder, file));
    await migrate({ url: migratorUrl, appRole: APP_ROLE, folder });
    await ask(
      migratorUrl,
      `CREATE TABLE read_models.recertification_standing (period text PRIMARY KEY);
       CREATE TABLE read_models.state_day (state text PRIMARY KEY);
       INSERT INTO read_models.recertification_standing VALUES ('period-a');
       INSERT INTO read_models.checkpoint VALUES ('recertification_standing', 2, 7);
       INSERT INTO read_models.derived_work VALUES ('recertification_standing', 'TN-1', 7)`,
    );
    await migrate({ url: migratorUrl, appRole: APP_ROLE });
    expect(await ask(appUrl, 'SELECT period FROM read_models.recertification_standing')).toEqual([
      { period: 'period-a' },
    ]);
    expect(await ask(appUrl, 'SELECT state FROM read_models.state_day')).toEqual([]);
    expect(await ask(appUrl, 'SELECT * FROM read_models.checkpoint')).toEqual([
      { projection: 'recertification_standing', version: 2, ordinal: '7' },
    ]);
    expect(await ask(appUrl, 'SELECT * FROM read_models.pending')).toEqual([
      { projection: 'recertification_standing', educator: 'TN-1', ordinal: '7' },
    ]);
  } finally {
    await rm(folder, { recursive: true });
    await dropDatabase(testAdminUrl(), name);
  }
});

async function ask(connectionString: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}
