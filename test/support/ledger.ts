import type { Pool } from 'pg';
import { PROJECTIONS } from '../../projections/index.ts';
import type { Projection } from '../../src/app/projections/projection.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import type { DatabaseUrls } from '../../src/infra/postgres/roles.ts';
import { type Begun, beginRebuild, prepareTables, type Purpose } from '../../src/infra/projector/tables.ts';
import { templateWith } from './database-template.ts';
import { freshDatabase } from './database.ts';

export interface TestLedger {
  readonly jurist: Jurist;
  readonly pool: Pool;
  readonly clock: { at: number };
  readonly appUrl: string;
  readonly migratorUrl: string;
  /** Begins to build a projection anew, as the owner of the tables. */
  beginRebuild(projection: Projection, purpose?: Purpose): Promise<Begun>;
  /** Makes tables where these projections have none of their version, as a start does. */
  prepare(projections: readonly Projection[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

const fail = (error: unknown) => {
  throw error;
};

/** A ledger of your own in PostgreSQL with empty read tables, and a clock that stands where you put it. */
export async function freshLedger(now = '2024-06-15T18:00:00Z'): Promise<TestLedger> {
  const database = await freshDatabase(await templateWith('read_tables', readTables));
  const asMigrator = <T>(work: (migrator: Pool) => Promise<T>) => asMigratorOf(database.migratorUrl, work);
  const pool = createPool({ url: database.appUrl, applicationName: 'test', onError: fail });
  const clock = { at: Date.parse(now) };
  const ledger = {
    log: createPostgresLog(pool, { onLost: fail }),
    vault: createMemoryVault(),
    clock: { now: () => clock.at },
  };
  return {
    jurist: { ledger, compiled: new Map() },
    pool,
    clock,
    appUrl: database.appUrl,
    migratorUrl: database.migratorUrl,
    beginRebuild: (projection, purpose) =>
      asMigrator((migrator) => beginRebuild(migrator, projection, purpose)),
    prepare: (projections) => asMigrator((migrator) => prepareTables(migrator, projections)),
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
}

async function readTables({ migratorUrl }: DatabaseUrls): Promise<void> {
  await asMigratorOf(migratorUrl, (migrator) => prepareTables(migrator, PROJECTIONS));
}

async function asMigratorOf<T>(url: string, work: (migrator: Pool) => Promise<T>): Promise<T> {
  const migrator = createPool({ url, applicationName: 'test tables', size: 1, onError: fail });
  try {
    return await work(migrator);
  } finally {
    await migrator.end();
  }
}
