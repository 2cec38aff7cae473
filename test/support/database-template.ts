import pg from 'pg';
import { pollLock } from '../../src/infra/postgres/advisory-lock.ts';
import { copyDatabase, type DatabaseUrls, dropDatabase } from '../../src/infra/postgres/roles.ts';
import { TEMPLATE, testAdminUrl } from './database.ts';

const LOCK_TIMEOUT_MS = 60_000;

/**
 * The name of a migrated database with more in it, to be copied: to make it once and copy it takes half the
 * time of making it for each test. Whichever process of a run asks first makes it, under another name until it is
 * whole.
 */
export async function templateWith(
  what: string,
  make: (urls: DatabaseUrls) => Promise<void>,
): Promise<string> {
  const adminUrl = testAdminUrl();
  const name = `${TEMPLATE}_${what}`;
  const admin = new pg.Client({ connectionString: adminUrl, application_name: `makes ${name}` });
  await admin.connect();
  try {
    if (await isThere(admin, name)) return name;
    if (!(await pollLock(admin, name, LOCK_TIMEOUT_MS)))
      throw new Error(`Another process has been making ${name} for ${LOCK_TIMEOUT_MS / 1000} s.`);
    if (await isThere(admin, name)) return name;
    const unfinished = `${name}_unfinished`;
    await dropDatabase(adminUrl, unfinished);
    await make(await copyDatabase(adminUrl, TEMPLATE, unfinished));
    await admin.query(
      `ALTER DATABASE ${pg.escapeIdentifier(unfinished)} RENAME TO ${pg.escapeIdentifier(name)}`,
    );
    return name;
  } finally {
    await admin.end();
  }
}

async function isThere(admin: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
}
