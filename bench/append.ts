import { parseArgs } from 'node:util';
import pg from 'pg';
import { fault } from '../src/app/fault.ts';
import type { EventLog } from '../src/app/log/event-log.ts';
import { createPostgresLog } from '../src/infra/log/postgres-log.ts';
import { createPool } from '../src/infra/postgres/pool.ts';
import { appending } from './append/appending.ts';
import { withLogElsewhere } from './append/elsewhere.ts';
import { openEmmett, type EmmettStore } from './append/emmett.ts';
import { claim } from './append/events.ts';
import { insert, RAW_TABLE } from './append/raw.ts';
import { write } from './append/writers.ts';
import { withDatabase, type BenchDatabase } from './database.ts';
import { interleavedAll } from './measure.ts';
import { printTimed, type Timed } from './timed.ts';

const bench = 'append';
const RAW_CONNECTIONS = 16;
const RAW = `one insert a transaction, ${RAW_CONNECTIONS} connections`;
const RAW_ALONE = 'one insert a transaction, one connection';

/**
 * What appending comes to, beside inserts into an identical table, one a transaction. `--emmett FOLDER`: beside
 * Emmett's store on PostgreSQL too, where somebody has installed it there. With EVENTSTORE_URL, which must name an empty
 * server: also what it comes to there, beside PostgreSQL.
 */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...options], options: { emmett: { type: 'string' } } });
  await withDatabase(async (database) => {
    const warn = (error: unknown) => {
      process.emitWarning(String(error));
    };
    const pool = createPool({ url: database.appUrl, applicationName: 'bench', size: 20, onError: warn });
    const log = createPostgresLog(pool, { onLost: warn });
    const raw = await rawConnections(database);
    const emmett =
      values.emmett === undefined ? undefined : await openEmmett(values.emmett, database.adminUrl);
    try {
      // First, so that an address which leads nowhere is told at once.
      const { EVENTSTORE_URL: url = '' } = process.env;
      if (url !== '') await withLogElsewhere(url, (elsewhere) => measureElsewhere(log, elsewhere));
      await measure(log, raw);
      if (emmett !== undefined) await measureEmmett(log, emmett);
    } finally {
      await emmett?.close();
      await pool.end();
      for (const client of raw) await client.end();
    }
  });
}

async function measure(log: EventLog, raw: readonly pg.Client[]): Promise<void> {
  const rounds = await interleavedAll({
    many: () => appending(log, 256, 40),
    some: () => appending(log, 16, 300),
    one: () => appending(log, 1, 500),
    raw: () => inserting(raw, 300),
    rawAlone: () => inserting(raw.slice(0, 1), 500),
  });
  printWritten('256 writers', rounds.many, RAW, rounds.raw);
  printWritten('16 writers', rounds.some, RAW, rounds.raw);
  printWritten('1 writer', rounds.one, RAW_ALONE, rounds.rawAlone);
}

async function measureEmmett(log: EventLog, emmett: EmmettStore): Promise<void> {
  const rounds = await interleavedAll({
    many: () => appending(log, 256, 40),
    emmett: () => emmett.round(256, 4),
  });
  printWritten('256 writers', rounds.many, 'emmett-postgresql, 256 writers, pool of 16', rounds.emmett);
}

async function measureElsewhere(log: EventLog, elsewhere: EventLog): Promise<void> {
  const rounds = await interleavedAll({
    one: () => appending(elsewhere, 1, 200),
    oneHere: () => appending(log, 1, 200),
    some: () => appending(elsewhere, 16, 100),
    someHere: () => appending(log, 16, 100),
  });
  const here = 'the same in PostgreSQL';
  printWritten('1 writer, to an EventStoreDB', rounds.one, here, rounds.oneHere);
  printWritten('16 writers, to an EventStoreDB', rounds.some, here, rounds.someHere);
}

function printWritten(
  name: string,
  ours: readonly Timed[],
  baseline: string,
  theirs: readonly Timed[],
): void {
  printTimed({ bench, name, unit: 'appends/s', ours, baseline, theirs });
}

let rounds = 0;

function inserting(clients: readonly pg.Client[], each: number): Promise<Timed> {
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
