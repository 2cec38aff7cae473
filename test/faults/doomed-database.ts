import type { EventLog } from '../../src/app/log/event-log.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import type { DatabaseUrls } from '../../src/infra/postgres/roles.ts';
import { judge, type Verdict } from './check.ts';
import { startProxy } from './proxy.ts';
import type { Sent } from './sent.ts';
import { type Server, startServer } from './server.ts';

/** A PostgreSQL to be killed, and logs that find it again at the same address wherever it comes up. */
export interface Doomed {
  readonly server: Server;
  /** A new migrated database, at addresses that stay the same. */
  openDatabase(name: string): Promise<DatabaseUrls>;
  /** A log in a new database, which says what came of it in the end. */
  openLog(
    name: string,
  ): Promise<{ readonly log: EventLog; readonly close: (sent: readonly Sent[]) => Promise<Verdict> }>;
  remove(): Promise<void>;
}

export async function startDoomed(): Promise<Doomed> {
  let aimAt: (port: number) => void = () => undefined;
  const server = await startServer((port) => {
    aimAt(port);
  });
  const proxy = await startProxy(server.port());
  aimAt = proxy.aimAt;
  const throughProxy = (address: string) => {
    const url = new URL(address);
    url.port = String(proxy.port);
    return url.href;
  };
  const openDatabase = async (name: string) => {
    const { appUrl, migratorUrl } = await server.newDatabase(name);
    return { appUrl: throughProxy(appUrl), migratorUrl: throughProxy(migratorUrl) };
  };
  return {
    server,
    openDatabase,
    openLog: async (name) => {
      const { appUrl } = await openDatabase(name);
      const pool = createPool({ url: appUrl, applicationName: name, size: 6, onError: ignore });
      return {
        log: createPostgresLog(pool, { onLost: ignore }),
        close: async (sent) => {
          await pool.end();
          return judge(server.adminUrlOf(name), sent);
        },
      };
    },
    remove: async () => {
      await proxy.close();
      await server.remove();
    },
  };
}

function ignore(): void {
  // What breaks is the test's own doing.
}
