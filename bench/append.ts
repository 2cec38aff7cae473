import pg from 'pg';
import { fault } from '../src/app/fault.ts';
import { NO_STREAM, type EventLog } from '../src/app/event-log.ts';
import { createPostgresLog } from '../src/infra/log/postgres-log.ts';
import { createPool } from '../src/infra/postgres/pool.ts';
import { claim } from './append/events.ts';
import { insert, RAW_TABLE } from './append/raw.ts';
import { write, type Written } from './append/writers.ts';
import { withDatabase, type BenchDatabase } from './database.ts';
import { compared, interleavedAll, median, print } from './measure.ts';

const bench = 'append';
const RAW_CONNECTIONS = 16;

/** What appending comes to, beside inserts into an identical table, one a transaction. */
export async function run(): Promise<void> {
  await withDatabase(async (database) => {
    const onError = (error: Error) => {
      process.emitWarning(error);
    };
    const pool = createPool({ url: database.appUrl, applicationName: 'bench', size: 20, onError });
    const log = createPostgresLog(pool, {
      onLost: (error) => {
        process.emitWarning(String(error));
      },
    });
    const raw = await rawConnections(database);
    try {
      await measure(log, raw);
    } finally {
      await pool.end();
      for (const client of raw) await client.end();
    }
  });
}

async function measure(log: EventLog, raw: readonly pg.Client[]): Promise<void> {
  const rounds = await interleavedAll({
    many: () => appending(log, 256, 40),
    some: () => appending(log, 16, 300),
    one: () => appending(log, 1, 300),
    raw: () => inserting(raw, 300),
  });
  const baseline_value = median(rounds.raw.map(({ perSecond }) => perSecond));
  const baseline = `one insert a transaction, ${RAW_CONNECTIONS} connections`;
  for (const [name, writers] of [
    ['many', 256],
    ['some', 16],
    ['one', 1],
  ] as const) {
    const value = median(rounds[name].map(({ perSecond }) => perSecond));
    const line = { bench, case: `${writers} writers`, value, unit: 'appends/s', baseline, baseline_value };
    print(compared(line, 'more'));
    printWait(`${writers} writers, answered within, p50`, rounds[name], rounds.raw, ({ p50 }) => p50);
    printWait(`${writers} writers, answered within, p99`, rounds[name], rounds.raw, ({ p99 }) => p99);
  }
}

function printWait(
  name: string,
  ours: readonly Written[],
  raw: readonly Written[],
  wait: (written: Written) => number,
): void {
  const value = median(ours.map(wait));
  const baseline_value = median(raw.map(wait));
  print(compared({ bench, case: name, value, unit: 'ms', baseline: 'one insert', baseline_value }, 'less'));
}

let rounds = 0;

/** Each writer has a stream of its own, new in each round. */
function appending(log: EventLog, writers: number, each: number): Promise<Written> {
  const round = (rounds += 1);
  return write(writers, each, async (writer, nth) => {
    const stream = `credit-bench-${round}-${writer}`;
    const answer = await log.append(stream, nth + NO_STREAM, [claim(writer, nth)]);
    if (answer.outcome !== 'appended') throw fault('not_appended', `${stream}: ${answer.outcome}`);
  });
}

function inserting(clients: readonly pg.Client[], each: number): Promise<Written> {
  const round = (rounds += 1);
  return write(clients.length, each, async (writer, nth) => {
    const client = clients[writer];
    if (client === undefined) throw fault('no_connection', `There is no connection ${writer}.`);
    await insert(client, `credit-bench-${round}-${writer}`, nth, claim(writer, nth));
  });
}

async function rawConnections({ adminUrl, appUrl }: BenchDatabase): Promise<readonly pg.Client[]> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(RAW_TABLE);
  await admin.end();
  const clients = Array.from({ length: RAW_CONNECTIONS }, () => new pg.Client(appUrl));
  for (const client of clients) await client.connect();
  return clients;
}
