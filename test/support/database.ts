import { randomUUID } from 'node:crypto';
import { copyDatabase, dropDatabase, type DatabaseUrls } from '../../src/infra/postgres/roles.ts';

export const ADMIN_URL_VARIABLE = 'TEST_ADMIN_URL';
export const TEMPLATE = 'test_template';

export interface TestDatabase extends DatabaseUrls {
  /** A superuser's connection to the server's database `postgres`. */
  readonly adminUrl: string;
  /** Ends every connection to the database and removes it. */
  drop(): Promise<void>;
}

/** A migrated database of your own on the run's server, or a copy of another of its templates. */
export async function freshDatabase(template = TEMPLATE): Promise<TestDatabase> {
  const adminUrl = testAdminUrl();
  const name = `test_${randomUUID()}`;
  const urls = await copyDatabase(adminUrl, template, name);
  return { ...urls, adminUrl, drop: () => dropDatabase(adminUrl, name) };
}

/** The run's server, for tests about servers and roles. */
export function testAdminUrl(): string {
  const adminUrl = process.env[ADMIN_URL_VARIABLE];
  if (adminUrl === undefined) {
    throw new Error('Only tests named *.db.test.ts or *.e2e.test.ts have a database: rename the test.');
  }
  return adminUrl;
}
