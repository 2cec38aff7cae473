import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Ledger } from '../app/log/ledger.ts';
import type { Jurist } from '../app/standing/standing.ts';
import type { Config } from '../config.ts';
import { type Database, openDatabase } from './database.ts';
import { findMasterKeyId } from './keys/key-table.ts';
import { masterKeyInFile } from './keys/master-key-file.ts';
import { type MasterKey, masterKeyFrom } from './keys/master-key.ts';
import { openPostgresVault } from './keys/postgres-vault.ts';
import type { AppendObserver } from './log/append.ts';
import type { IndexWatch } from './log/eventstore/index-watch.ts';
import { openLog, type OpenLog } from './log/open-log.ts';
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
  /** How far the index of the log is, where the log is elsewhere. */
  readonly index?: IndexWatch | undefined;
  close(): Promise<void>;
}

export interface OpenSettings {
  readonly part: 'server' | 'guest';
  readonly logger: Logger;
  readonly onLost: (because: Error) => void;
  /** Hears how appends fare. */
  readonly appends?: AppendObserver;
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
        logger.warn(
          `An idle connection to the database broke (${error.message}); it is replaced when needed.`,
        );
      },
    });
    const { ledger, opened } = await ledgerOn(pool, config, settings).catch(async (error: unknown) => {
      // Before the database stops: it would end our connections, and each would be told of as broken.
      await pool.end();
      throw error;
    });
    return {
      jurist: { ledger, compiled: new Map() },
      pool,
      database,
      index: opened.index,
      close: async () => {
        await opened.close();
        await pool.end();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function ledgerOn(
  pool: Pool,
  config: Config,
  { part, logger, appends }: OpenSettings,
): Promise<{ readonly ledger: Ledger; readonly opened: OpenLog }> {
  await requireDurability(pool);
  const onLost = (error: unknown) => {
    // While stopping, the database ends this connection too: nothing is to be made again.
    if (!pool.ending)
      logger.warn(`The connection for announcements was lost (${reasonOf(error)}); it is made again.`);
  };
  const vault = await openPostgresVault(pool, await masterKeyOf(config, await findMasterKeyId(pool)));
  const clock = systemClock(config.mode === 'development' ? config.clockStart : undefined);
  // A command may run where no server does.
  const writesIndex = part === 'guest' || config.role !== 'api';
  const { eventStoreUrl } = config;
  const opened = await openLog(pool, {
    ...{ eventStoreUrl, vault, writesIndex, logger, onLost, observer: appends },
  });
  return { ledger: { log: opened.log, vault, clock }, opened };
}

function reasonOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}

/** The configured master key. `begunWith` names the one that the ledger began with, if it began. */
export async function masterKeyOf(config: Config, begunWith: string | undefined): Promise<MasterKey> {
  if (config.mode === 'production') return masterKeyFrom(config.masterKey);
  return masterKeyInFile(config.dataDir, begunWith);
}
