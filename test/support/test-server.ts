import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/infra/postgres/embedded/start.ts';
import type { Embedded } from '../../src/infra/postgres/embedded/supervise.ts';
import { migrate } from '../../src/infra/postgres/migrate.ts';
import { APP_ROLE, prepareDatabase } from '../../src/infra/postgres/roles.ts';
import { ADMIN_URL_VARIABLE, TEMPLATE } from './database.ts';

let server: Embedded | undefined;
let folder: string | undefined;

/** One PostgreSQL for the whole run, with one migrated database that every test copies. */
export async function startTestServer(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'licensure-ledger-test-'));
  server = await startEmbedded({
    dataDir: folder,
    part: 'server',
    log: () => undefined,
    onLost: (because) => {
      console.error(because);
    },
  });
  const { migratorUrl } = await prepareDatabase(server.adminUrl, TEMPLATE);
  await migrate({ url: migratorUrl, appRole: APP_ROLE });
  // Workers are started after this and inherit it.
  process.env[ADMIN_URL_VARIABLE] = server.adminUrl;
}

export async function stopTestServer(): Promise<void> {
  await server?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
