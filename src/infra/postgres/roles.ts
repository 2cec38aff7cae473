import { createHmac } from 'node:crypto';
import pg from 'pg';
import { fault } from '../../app/fault.ts';
import { pollLock } from './advisory-lock.ts';

export const DATABASE = 'licensure_ledger';
/** Owns the schemas; signs in only to migrate. */
export const MIGRATOR_ROLE = 'ledger_migrator';
/** The application: may do what a grant in a migration says, nothing else. */
export const APP_ROLE = 'ledger_app';

export interface DatabaseUrls {
  readonly appUrl: string;
  readonly migratorUrl: string;
}

const LOCK = 'licensure-ledger roles';
const LOCK_TIMEOUT_MS = 60_000;

/**
 * Makes sure both roles and the database exist on a server we administer, as often as it is called, and answers how
 * to connect. `adminUrl` is a superuser's; neither role is one. Not for a server given by DATABASE_URL: there the
 * operator makes the roles.
 */
export async function prepareDatabase(adminUrl: string, database = DATABASE): Promise<DatabaseUrls> {
  await asAdmin(adminUrl, async (admin) => {
    if (!(await pollLock(admin, LOCK, LOCK_TIMEOUT_MS))) {
      throw fault(
        'roles_locked',
        `Another process has been preparing the roles for ${LOCK_TIMEOUT_MS / 1000} s: look for '${LOCK}'.`,
      );
    }
    await ensureRole(admin, MIGRATOR_ROLE, rolePassword(adminUrl, MIGRATOR_ROLE));
    await ensureRole(admin, APP_ROLE, rolePassword(adminUrl, APP_ROLE));
    await ensureDatabase(admin, database);
  });
  return urlsOf(adminUrl, database);
}

/** A new database that starts as a copy of `template`, open to both roles. */
export async function copyDatabase(
  adminUrl: string,
  template: string,
  database: string,
): Promise<DatabaseUrls> {
  await asAdmin(adminUrl, async (admin) => {
    const [name, source] = [database, template].map((word) => pg.escapeIdentifier(word));
    await admin.query(`CREATE DATABASE ${String(name)} TEMPLATE ${String(source)} OWNER ${MIGRATOR_ROLE}`);
    await openToRoles(admin, database);
  });
  return urlsOf(adminUrl, database);
}

export async function dropDatabase(adminUrl: string, database: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`);
  });
}

function urlsOf(adminUrl: string, database: string): DatabaseUrls {
  return {
    appUrl: urlFor(adminUrl, database, APP_ROLE),
    migratorUrl: urlFor(adminUrl, database, MIGRATOR_ROLE),
  };
}

function urlFor(adminUrl: string, database: string, role: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = rolePassword(adminUrl, role);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

/**
 * Derived from the administrator's password, so that every process that may read that one finds the same without
 * a further secret on disk; nobody gets from a role's password to the administrator's.
 */
function rolePassword(adminUrl: string, role: string): string {
  const adminPassword = decodeURIComponent(new URL(adminUrl).password);
  return createHmac('sha256', adminPassword).update(`password of ${role}`).digest('base64url');
}

async function ensureRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await admin.query(
    `${verb} ROLE ${pg.escapeIdentifier(role)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
       PASSWORD ${pg.escapeLiteral(password)}`,
  );
}

async function ensureDatabase(admin: pg.Client, database: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (rowCount === 0) {
    await admin.query(
      `CREATE DATABASE ${pg.escapeIdentifier(database)} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' OWNER ${MIGRATOR_ROLE}`,
    );
  }
  await openToRoles(admin, database);
}

async function openToRoles(admin: pg.Client, database: string): Promise<void> {
  const name = pg.escapeIdentifier(database);
  await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await admin.query(`GRANT CONNECT ON DATABASE ${name} TO ${APP_ROLE}`);
}

async function asAdmin(adminUrl: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl, application_name: LOCK });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
