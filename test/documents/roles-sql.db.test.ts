import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../../src/infra/postgres/migrate.ts';
import { APP_ROLE, DATABASE, dropDatabase, MIGRATOR_ROLE } from '../../src/infra/postgres/roles.ts';
import { testAdminUrl } from '../support/database.ts';
import { readText } from './compose-file.ts';

const PASSWORD = 'secret';
// Roles belong to the whole server, which other tests share.
const suffix = `_of_compose_${randomBytes(4).toString('hex')}`;
const names = [MIGRATOR_ROLE, APP_ROLE, DATABASE] as const;
const [migrator, app, database] = names.map((name) => `${name}${suffix}`) as [string, string, string];

/** What psql makes of docker/roles.sql, under names of its own. */
function statementsOfRolesSql(): readonly string[] {
  const sql = readText('docker/roles.sql')
    .replace(/^\\getenv .*$/gm, '')
    .replace(/^--.*$/gm, '')
    .replace(/:'\w+_password'/g, pg.escapeLiteral(PASSWORD));
  const renamed = names.reduce((text, name) => text.replaceAll(name, `${name}${suffix}`), sql);
  return renamed.split(';').filter((statement) => statement.trim() !== '');
}

function urlFor(role: string): string {
  const url = new URL(testAdminUrl());
  Object.assign(url, { username: role, password: PASSWORD, pathname: `/${database}` });
  return url.href;
}

async function asks<Row extends object>(url: string, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('docker/roles.sql', () => {
  beforeAll(async () => {
    for (const statement of statementsOfRolesSql()) await asks(testAdminUrl(), statement);
  });

  afterAll(async () => {
    await dropDatabase(testAdminUrl(), database);
    await asks(testAdminUrl(), `DROP ROLE ${migrator}`);
    await asks(testAdminUrl(), `DROP ROLE ${app}`);
  });

  test('makes roles that suffice to migrate and to read the log, and a database ordered by bytes', async () => {
    const applied = await migrate({ url: urlFor(migrator), appRole: app });
    expect(applied.length).toBeGreaterThan(0);
    expect(await asks(urlFor(app), 'SELECT ordinal::integer FROM ledger.head')).toEqual([{ ordinal: 0 }]);
    const collation = `SELECT datcollate AS "collate", pg_encoding_to_char(encoding) AS encoding
      FROM pg_database WHERE datname = '${database}'`;
    expect(await asks(testAdminUrl(), collation)).toEqual([{ collate: 'C', encoding: 'UTF8' }]);
  });

  test('gives neither role any power over the server', async () => {
    const powers = `SELECT FROM pg_roles WHERE rolname IN ('${migrator}', '${app}')
      AND NOT (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)`;
    expect(await asks(testAdminUrl(), powers)).toHaveLength(2);
  });

  test('lets the application change nothing that is stored, and make nothing of its own', async () => {
    await migrate({ url: urlFor(migrator), appRole: app });
    const forbidden = [
      'DELETE FROM ledger.events',
      'CREATE SCHEMA mine',
      'CREATE TABLE public.mine (id integer)',
    ];
    for (const statement of forbidden) {
      await expect(asks(urlFor(app), statement)).rejects.toMatchObject({ code: '42501' });
    }
  });
});
