import type { EventLog } from '../../src/app/log/event-log.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { adminUrlOf } from '../log/postgres-engine.ts';
import { freshDatabase } from '../support/database.ts';
import { judge, type Verdict } from './check.ts';
import { startIndexedLog } from './indexed-log.ts';
import { CALM, type Proxy, startProxy } from './proxy.ts';
import type { Sent } from './sent.ts';

/** A log with a network of its own between it and where it lives. */
export interface Networked {
  readonly log: EventLog;
  readonly proxy: Proxy;
  /** Calms the network, ends the log's connections and reads what came of it, past the proxy. */
  readonly verdictOn: (sent: readonly Sent[]) => Promise<Verdict>;
  close(): Promise<void>;
}

/** What lies at the other end of the network; who asks an EventStoreDB again without an answer is its client. */
export const NETWORKS: readonly {
  readonly name: string;
  readonly asksAgain: boolean;
  /** How often the weather changes; whoever finds its way again takes longer where more must be found. */
  readonly cycles: number;
  /** How often a storm may strike. */
  readonly gustMs: number;
  readonly start: (connections: number) => Promise<Networked>;
}[] = [
  { name: 'a PostgreSQL', asksAgain: false, cycles: 30, gustMs: 2, start: startNetworkedLog },
  { name: 'an EventStoreDB', asksAgain: true, cycles: 12, gustMs: 20, start: startNetworkedEventStore },
];

async function startNetworkedLog(connections: number): Promise<Networked> {
  const database = await freshDatabase();
  const proxy = await startProxy(Number(new URL(database.appUrl).port));
  const pool = createPool({
    url: withPort(database.appUrl, proxy.port),
    ...{ applicationName: 'behind a proxy', size: connections, onError: ignore },
    ...{ statementTimeoutMs: 500, connectTimeoutMs: 2_000 },
  });
  const endPool = async () => {
    Object.assign(proxy.weather, CALM);
    proxy.reset();
    if (!pool.ending) await pool.end();
  };
  return {
    log: createPostgresLog(pool, { onLost: ignore, pollMs: 50 }),
    proxy,
    verdictOn: async (sent) => {
      await endPool();
      return judge(adminUrlOf(database), sent);
    },
    close: async () => {
      await endPool();
      await proxy.close();
      await database.drop();
    },
  };
}

async function startNetworkedEventStore(connections: number): Promise<Networked> {
  const database = await freshDatabase();
  const { appUrl: url } = database;
  const pool = createPool({ url, applicationName: 'index', size: connections, onError: ignore });
  const proxy = await startProxy(0);
  const indexed = await startIndexedLog({
    pool,
    addressOf: (double) => {
      proxy.aimAt(double.port);
      return withPort(double.url, proxy.port);
    },
  });
  let ended: ReturnType<typeof indexed.close> | undefined;
  const end = async () => {
    Object.assign(proxy.weather, CALM);
    ended ??= indexed.close();
    const records = await ended;
    if (!pool.ending) await pool.end();
    return records;
  };
  return {
    log: indexed.log,
    proxy,
    verdictOn: async (sent) => judge(adminUrlOf(database), sent, await end()),
    close: async () => {
      await end();
      await proxy.close();
      await database.drop();
    },
  };
}

function withPort(address: string, port: number): string {
  const url = new URL(address);
  url.port = String(port);
  return url.href;
}

function ignore(): void {
  // What breaks is the test's own doing.
}
