import type { Pool } from 'pg';
import { PROJECTIONS } from '../../projections/index.ts';
import type { Jurist } from '../../src/app/standing.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { prepareTables } from '../../src/infra/projector/tables.ts';
import { freshDatabase } from './database.ts';

export interface TestLedger {
  readonly jurist: Jurist;
  readonly pool: Pool;
  readonly clock: { at: number };
  close(): Promise<void>;
}

const fail = (error: unknown) => {
  throw error;
};

/** A ledger of your own in PostgreSQL with empty read tables, and a clock that stands where you put it. */
export async function freshLedger(now = '2024-06-15T18:00:00Z'): Promise<TestLedger> {
  const database = await freshDatabase();
  const migrator = createPool({
    ...{ url: database.migratorUrl, applicationName: 'test tables', size: 1, onError: fail },
  });
  await prepareTables(migrator, PROJECTIONS);
  await migrator.end();
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
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
}
