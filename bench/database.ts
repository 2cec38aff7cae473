import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../src/infra/postgres/embedded/start.ts';
import { migrate } from '../src/infra/postgres/migrate.ts';
import { APP_ROLE, prepareDatabase } from '../src/infra/postgres/roles.ts';

/** A PostgreSQL of a bench's own, migrated. */
export interface BenchDatabase {
  readonly appUrl: string;
  readonly migratorUrl: string;
  readonly adminUrl: string;
}

/** Starts one in a folder of its own for as long as `use` runs. */
export async function withDatabase<T>(use: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'licensure-bench-'));
  try {
    const onLost = (because: Error) => {
      process.emitWarning(because);
    };
    const server = await startEmbedded({ dataDir, part: 'server', log: () => undefined, onLost });
    try {
      const { appUrl, migratorUrl } = await prepareDatabase(server.adminUrl);
      await migrate({ url: migratorUrl, appRole: APP_ROLE });
      const adminUrl = new URL(server.adminUrl);
      adminUrl.pathname = new URL(appUrl).pathname;
      return await use({ appUrl, migratorUrl, adminUrl: adminUrl.href });
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
