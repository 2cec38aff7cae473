import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Ledger } from '../app/ledger.ts';
import type { Jurist } from '../app/standing.ts';
import type { Config } from '../config.ts';
import { type Database, openDatabase } from './database.ts';
import { type MasterKey, masterKeyFrom } from './keys/master-key.ts';
import { masterKeyInFile } from './keys/master-key-file.ts';
import { openPostgresVault } from './keys/postgres-vault.ts';
import { createPostgresLog } from './log/postgres-log.ts';
import { requireDurability } from './postgres/durability.ts';
import { migrate } from './postgres/migrate.ts';
import { createPool } from './postgres/pool.ts';
import { systemClock } from './system-clock.ts';

/** A ledger that can be written to and read from, and its database. */
export interface OpenLedger {
  readonly jurist: Jurist;
  /** Connections of the application's role. */
  readonly pool: Pool;
  readonly database: Database;
  close(): Promise<void>;
}

export interface OpenSettings {
  readonly part: 'server' | 'guest';
  readonly logger: Logger;
  readonly onLost: (because: Error) => void;
}

/** Opens the configured database, brings its schema forward, and the ledger in it. */
export async function openLedger(config: Config, settings: OpenSettings): Promise<OpenLedger> {
  const { part, logger, onLost } = settings;
  const log = (message: string) => {
    logger.info(message);
  };
  const database = await openDatabase(config, part, { log, onLost });
  try {
    await migrate({ url: database.migratorUrl, appRole: database.appRole });
    const pool = createPool({
      url: database.appUrl,
      applicationName: `licensure-ledger ${part}`,
      size: 20,
      onError: (error) => {
        logger.warn({ error }, 'An idle connection to the database broke; it is replaced when needed.');
      },
    });
    const jurist = { ledger: await ledgerOn(pool, config, logger), compiled: new Map() };
    return {
      jurist,
      pool,
      database,
      close: async () => {
        await pool.end();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function ledgerOn(pool: Pool, config: Config, logger: Logger): Promise<Ledger> {
  await requireDurability(pool);
  const onLost = (error: unknown) => {
    logger.warn({ error }, 'The connection for announcements was lost; it is made again.');
  };
  return {
    log: createPostgresLog(pool, { onLost }),
    vault: await openPostgresVault(pool, await masterKeyOf(config)),
    clock: systemClock(config.mode === 'development' ? config.clockStart : undefined),
  };
}

async function masterKeyOf(config: Config): Promise<MasterKey> {
  return config.mode === 'production' ? masterKeyFrom(config.masterKey) : masterKeyInFile(config.dataDir);
}
