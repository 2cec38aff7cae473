import type { Config } from '../config.ts';
import { startEmbedded } from './postgres/embedded/start.ts';
import { APP_ROLE, prepareDatabase } from './postgres/roles.ts';

export interface Database {
  readonly appUrl: string;
  readonly migratorUrl: string;
  readonly appRole: string;
  /** Stops an embedded database that nobody else uses; leaves any other alone. */
  close(): Promise<void>;
}

export interface DatabaseHooks {
  readonly log: (message: string) => void;
  /** The database ended though nobody asked it to. */
  readonly onLost: (because: Error) => void;
}

/** The configured database, or the embedded one, started or joined. */
export async function openDatabase(
  config: Config,
  part: 'server' | 'guest',
  { log, onLost }: DatabaseHooks,
): Promise<Database> {
  if (config.mode === 'production') {
    const { databaseUrl: appUrl, migratorDatabaseUrl: migratorUrl } = config;
    const appRole = decodeURIComponent(new URL(appUrl).username);
    return { appUrl, migratorUrl, appRole, close: () => Promise.resolve() };
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, part, log, onLost });
  try {
    const urls = await prepareDatabase(embedded.adminUrl);
    return { ...urls, appRole: APP_ROLE, close: () => embedded.stop() };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}
