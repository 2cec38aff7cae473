import pg from 'pg';
import type { EventLog } from '../../src/app/log/event-log.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { freshDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import type { Engine } from './engine.ts';

export interface PostgresEngine extends Engine {
  readonly database: TestDatabase;
  readonly pool: pg.Pool;
  /** What was reported of lost connections that listen. */
  readonly lost: readonly unknown[];
  /** One statement as the administrator, who is above every grant, in this database. */
  asAdmin(statement: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}

/** The log as the application's role sees it, in a database of its own. */
export async function startPostgresLog(): Promise<PostgresEngine> {
  const database = await freshDatabase();
  const lost: unknown[] = [];
  const onLost = (error: unknown) => void lost.push(error);
  const pool = createPool({ url: database.appUrl, applicationName: 'log test', onError: onLost });
  const log: EventLog = createPostgresLog(pool, { onLost });
  return {
    log,
    database,
    pool,
    lost,
    asAdmin: (statement, values = []) => ask(adminUrlOf(database), statement, values),
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}

/** One statement on a connection of its own. */
export async function ask(
  url: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}

/** A superuser's address of that database. */
export function adminUrlOf(database: TestDatabase): string {
  const url = new URL(database.adminUrl);
  url.pathname = new URL(database.appUrl).pathname;
  return url.href;
}
