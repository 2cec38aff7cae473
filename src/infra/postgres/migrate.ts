import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../project-root.ts';
import { pollLock } from './advisory-lock.ts';
import { readMigrations, type Migration } from './migration-files.ts';
import { columnTypes } from './pool.ts';
import { transactionOn } from './transaction.ts';

export const MIGRATIONS_FOLDER = join(projectRoot, 'src/infra/postgres/migrations');

export interface MigrateSettings {
  /** Connection of the role that owns the schemas. It must reach the server itself, not a transaction pooler. */
  readonly url: string;
  /** The role the application signs in as; stands for `:app_role` in the files. */
  readonly appRole: string;
  readonly folder?: string;
}

const LOCK = 'licensure-ledger migrations';
/** Another process may be in the middle of a long migration; after this it is taken for stuck. */
const LOCK_TIMEOUT_MS = 10 * 60_000;

/**
 * Brings the database forward to the newest migration, one transaction a file, and answers the names applied now.
 * Throws when an applied file was changed or is unknown here, or when a new file sorts before an applied one.
 */
export async function migrate(settings: MigrateSettings): Promise<readonly string[]> {
  const files = await readMigrations(settings.folder ?? MIGRATIONS_FOLDER);
  const client = new pg.Client({
    connectionString: settings.url,
    application_name: LOCK,
    types: columnTypes(),
  });
  await client.connect();
  try {
    if (!(await pollLock(client, LOCK, LOCK_TIMEOUT_MS))) {
      throw new Error(
        `Another process has been migrating this database for ${LOCK_TIMEOUT_MS / 60_000} minutes: look for ` +
          `application_name '${LOCK}' in pg_stat_activity and end it if it is stuck, then start again.`,
      );
    }
    const pending = pendingMigrations(files, await readApplied(client));
    for (const migration of pending) await apply(client, migration, settings.appRole);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly digest: string;
}

const CREATE_RECORD = `
  CREATE SCHEMA IF NOT EXISTS ledger_migrations;
  CREATE TABLE IF NOT EXISTS ledger_migrations.applied (
    number integer PRIMARY KEY,
    name text NOT NULL,
    digest text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`;

async function readApplied(client: pg.Client): Promise<readonly Applied[]> {
  await client.query('SET client_min_messages = warning');
  await client.query(CREATE_RECORD);
  const { rows } = await client.query<Applied>(
    'SELECT number, name, digest FROM ledger_migrations.applied ORDER BY number',
  );
  return rows;
}

/** What of the files is still to be applied. Pure; throws as `migrate` says. */
export function pendingMigrations(
  files: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] {
  const byNumber = new Map(files.map((file) => [file.number, file]));
  for (const { number, name, digest } of applied) {
    const file = byNumber.get(number);
    if (file === undefined) {
      throw new Error(
        `The database has migration ${name}, which this version does not know: start the version that applied it or a newer one.`,
      );
    }
    if (file.digest !== digest) {
      throw new Error(
        `Migration ${file.name} was changed after it was applied as ${name}: put its text back and write the change as a new migration.`,
      );
    }
  }
  const last = applied.at(-1);
  const pending = files.slice().filter((file) => !applied.some(({ number }) => number === file.number));
  const late = pending.find((file) => last !== undefined && file.number < last.number);
  if (late !== undefined && last !== undefined) {
    throw new Error(
      `Migration ${late.name} is new but sorts before ${last.name}, which is applied: give it the next number.`,
    );
  }
  return pending;
}

async function apply(client: pg.Client, migration: Migration, appRole: string): Promise<void> {
  try {
    await transactionOn(
      client,
      async () => {
        await client.query(nameAppRole(migration.sql, appRole));
        await client.query(
          'INSERT INTO ledger_migrations.applied (number, name, digest) VALUES ($1, $2, $3)',
          [migration.number, migration.name, migration.digest],
        );
      },
      // Nothing to do: `migrate` ends the connection after any error.
      () => undefined,
    );
  } catch (error) {
    const because = error instanceof pg.DatabaseError ? error.message : String(error);
    throw new Error(`Migration ${migration.name} failed and was rolled back: ${because}`, { cause: error });
  }
}

/** Puts the quoted role in place of `:app_role`, wherever it stands as a word of its own (a cast `::app_role` is none). */
export function nameAppRole(sql: string, appRole: string): string {
  const quoted = pg.escapeIdentifier(appRole);
  return sql.replaceAll(/(?<!:):app_role\b/g, () => quoted);
}
