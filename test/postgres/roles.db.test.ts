import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { dropDatabase, prepareDatabase } from '../../src/infra/postgres/roles.ts';
import { testAdminUrl } from '../support/database.ts';

describe('the roles of the ledger', () => {
  test('are made as often as asked, also at once, and stay the same', async () => {
    const database = `test_${randomUUID()}`;
    const prepare = () => prepareDatabase(testAdminUrl(), database);
    const [first, second] = await Promise.all([prepare(), prepare()]);
    expect(second).toEqual(first);
    expect(await prepare()).toEqual(first);
    for (const url of [first.appUrl, first.migratorUrl]) {
      expect(
        await ask(
          url,
          'SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls AS may FROM pg_roles WHERE rolname = current_user',
        ),
      ).toEqual([{ may: false }]);
    }
    await dropDatabase(testAdminUrl(), database);
  });

  test('order texts by their bytes, in UTF-8', async () => {
    const database = `test_${randomUUID()}`;
    const { appUrl } = await prepareDatabase(testAdminUrl(), database);
    expect(
      await ask(appUrl, "SELECT 'a' > 'B' AS by_bytes, current_setting('server_encoding') AS encoding"),
    ).toEqual([{ by_bytes: true, encoding: 'UTF8' }]);
    await dropDatabase(testAdminUrl(), database);
  });

  test('may not take the identity of the migrator, and have a password each', async () => {
    const database = `test_${randomUUID()}`;
    const { appUrl, migratorUrl } = await prepareDatabase(testAdminUrl(), database);
    await expect(ask(appUrl, 'SET ROLE ledger_migrator')).rejects.toMatchObject({ code: '42501' });
    const mixed = new URL(migratorUrl);
    mixed.password = new URL(appUrl).password;
    await expect(ask(mixed.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await dropDatabase(testAdminUrl(), database);
  });
});

async function ask(url: string, statement: string): Promise<readonly unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<object>(statement);
    return rows;
  } finally {
    await client.end();
  }
}
