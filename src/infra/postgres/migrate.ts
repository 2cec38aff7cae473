import { join } from 'node:path';
import pg from 'pg';
import { fault } from '../../app/fault.ts';
import { projectRoot } from '../project-root.ts';
import { pollLock } from './advisory-lock.ts';
import { readMigrations, type Migration } from './migration-files.ts';
import { pendingMigrations, type Applied } from './pending-migrations.ts';
import { columnTypes } from './pool.ts';
import { transactionOn } from './transaction.ts';

export const MIGRATIONS_FOLDER = join(projectRoot, 'src/infra/postgres/migrations');

export interface MigrateSettings {
  /**
   * Connection of the role that owns the schemas; it needs CREATE on the database. It must reach the server
   * itself: a transaction pooler gives no session, and the lock is a session's.
   */
  readonly url: string;
  /** The role the application signs in as; stands for `:app_role` in the files. */
  readonly appRole: string;
  readonly folder?: string;
  /** The last migration to apply; without it, all. */
  readonly until?: number;
}

const LOCK = 'licensure-ledger migrations';
/** Another process may be in the middle of a long migration; after this it is taken for stuck. */
const LOCK_TIMEOUT_MS = 10 * 60_000;

/**
 * Brings the database forward to the newest migration, one transaction a file, and answers the names applied now.
 * Throws when an applied file was changed or is unknown here, or when a new file sorts before an applied one.
 */
export async function migrate(settings: MigrateSettings): Promise<readonly string[]> {
  const { folder = MIGRATIONS_FOLDER, until = Infinity } = settings;
  const files = (await readMigrations(folder)).filter(({ number }) => number <= until);
  const client = new pg.Client({
    connectionString: settings.url,
    application_name: LOCK,
    types: columnTypes(),
  });
  await client.connect();
  try {
    if (!(await pollLock(client, LOCK, LOCK_TIMEOUT_MS))) throw locked();
    const pending = pendingMigrations(files, await readApplied(client));
    for (const migration of pending) await apply(client, migration, settings.appRole);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

const CREATE_RECORD = `
  SET client_min_messages = warning;
  CREATE SCHEMA IF NOT EXISTS ledger_migrations;
  CREATE TABLE IF NOT EXISTS ledger_migrations.applied (
    number integer PRIMARY KEY,
    name text NOT NULL,
    digest text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  RESET client_min_messages`;

async function readApplied(client: pg.Client): Promise<readonly Applied[]> {
  await client.query(CREATE_RECORD);
  const { rows } = await client.query<Applied>(
    'SELECT number, name, digest FROM ledger_migrations.applied ORDER BY number',
  );
  return rows;
}

const RECORD = 'INSERT INTO ledger_migrations.applied (number, name, digest) VALUES ($1, $2, $3)';

async function apply(client: pg.Client, migration: Migration, appRole: string): Promise<void> {
  const { number, name, sql, digest } = migration;
  const work = async () => {
    await client.query(nameAppRole(sql, appRole));
    await client.query(RECORD, [number, name, digest]);
  };
  try {
    // A broken connection needs no care here: `migrate` ends it after any error.
    await transactionOn(client, work, () => undefined);
  } catch (error) {
    throw fault(
      'migration_failed',
      `Migration ${name} failed and was rolled back: ${reasonOf(error)}`,
      error,
    );
  }
}

/** Puts the quoted role in place of `:app_role`, a word of its own (the cast `::app_role` is none). */
export function nameAppRole(sql: string, appRole: string): string {
  const quoted = pg.escapeIdentifier(appRole);
  return sql.replaceAll(/(?<!:):app_role\b/g, () => quoted);
}

function reasonOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}

function locked(): Error {
  return fault(
    'migrations_locked',
    `Another process has been migrating this database for ${LOCK_TIMEOUT_MS / 60_000} minutes: look for ` +
      `application_name '${LOCK}' in pg_stat_activity, end it if it is stuck, and start again.`,
  );
}
