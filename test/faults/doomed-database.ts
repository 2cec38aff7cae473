import type { EventLog } from '../../src/app/event-log.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { judge, type Verdict } from './check.ts';
import { startProxy } from './proxy.ts';
import type { Sent } from './sent.ts';
import { type Server, startServer } from './server.ts';

/** A PostgreSQL to be killed, and logs that find it again at the same address wherever it comes up. */
export interface Doomed {
  readonly server: Server;
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
  return {
    server,
    openLog: async (name) => {
      const url = new URL(await server.newDatabase(name));
      url.port = String(proxy.port);
      const pool = createPool({ url: url.href, applicationName: name, size: 6, onError: ignore });
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
