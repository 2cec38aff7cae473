import type { EventLog } from '../../src/app/event-log.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { freshDatabase } from '../support/database.ts';
import { judge, type Verdict } from './check.ts';
import { type Proxy, startProxy } from './proxy.ts';
import type { Sent } from './sent.ts';

/** A log with a network of its own between it and its database. */
export interface Networked {
  readonly log: EventLog;
  readonly proxy: Proxy;
  /** Ends the log's connections and reads what came of it, past the proxy. */
  readonly verdictOn: (sent: readonly Sent[]) => Promise<Verdict>;
  close(): Promise<void>;
}

export async function startNetworkedLog(connections: number): Promise<Networked> {
  const database = await freshDatabase();
  const proxy = await startProxy(Number(new URL(database.appUrl).port));
  const url = new URL(database.appUrl);
  url.port = String(proxy.port);
  const adminUrl = new URL(database.adminUrl);
  adminUrl.pathname = url.pathname;
  const pool = createPool({
    ...{ url: url.href, applicationName: 'behind a proxy', size: connections, onError: ignore },
    ...{ statementTimeoutMs: 500, connectTimeoutMs: 2_000 },
  });
  const endPool = async () => {
    Object.assign(proxy.weather, { latencyMs: 0, sliceBytes: undefined, blackhole: false, repliesToLose: 0 });
    proxy.reset();
    if (!pool.ending) await pool.end();
  };
  return {
    log: createPostgresLog(pool, { onLost: ignore, pollMs: 50 }),
    proxy,
    verdictOn: async (sent) => {
      await endPool();
      return judge(adminUrl.href, sent);
    },
    close: async () => {
      await endPool();
      await proxy.close();
      await database.drop();
    },
  };
}

function ignore(): void {
  // What breaks is the test's own doing.
}
