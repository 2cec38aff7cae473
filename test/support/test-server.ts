import { startEmbedded } from '../../src/infra/postgres/embedded/start.ts';
import type { Embedded } from '../../src/infra/postgres/embedded/supervise.ts';
import { migrate } from '../../src/infra/postgres/migrate.ts';
import { APP_ROLE, prepareDatabase } from '../../src/infra/postgres/roles.ts';
import { newDataDir, removeDataDir, removeDataDirsOfKilledRuns } from './data-dirs.ts';
import { chooseDataRoot, DATA_ROOT_VARIABLE } from './data-root.ts';
import { ADMIN_URL_VARIABLE, TEMPLATE } from './database.ts';

let dataDir: string | undefined;
let server: Embedded | undefined;

/** One PostgreSQL for the whole run, with one migrated database that every test copies. */
export async function startTestServer(): Promise<void> {
  process.env[DATA_ROOT_VARIABLE] ??= await chooseDataRoot();
  await removeDataDirsOfKilledRuns();
  dataDir = await newDataDir();
  server = await startEmbedded({
    dataDir,
    part: 'server',
    log: () => undefined,
    onLost: (because) => {
      console.error(because);
    },
  });
  try {
    const { migratorUrl } = await prepareDatabase(server.adminUrl, TEMPLATE);
    await migrate({ url: migratorUrl, appRole: APP_ROLE });
  } catch (error) {
    // Jest tears nothing down after a failed set-up.
    await stopTestServer();
    throw error;
  }
  // Workers are started after this and inherit it.
  process.env[ADMIN_URL_VARIABLE] = server.adminUrl;
}

export async function stopTestServer(): Promise<void> {
  await server?.stop();
  if (dataDir !== undefined) await removeDataDir(dataDir);
}
