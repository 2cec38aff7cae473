import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { PROJECTIONS } from '../projections/index.ts';
import { fault } from '../src/app/fault.ts';
import { createLogger } from '../src/infra/logger.ts';
import { createPool } from '../src/infra/postgres/pool.ts';
import { startProjector } from '../src/infra/projector/projector.ts';
import { prepareTables } from '../src/infra/projector/tables.ts';
import { claim } from './append/events.ts';
import { insert, RAW_TABLE } from './append/raw.ts';
import { type BenchDatabase, withDatabase } from './database.ts';
import { type BenchLedger, importRoster, openLedger } from './ledger.ts';
import type { What } from './freshness/client.ts';
import { waits } from './freshness/waits.ts';
import { compared, interleavedAll, median, print } from './measure.ts';

const bench = 'freshness';
const BASELINE = 'a durable insert, NOTIFY, and one durable write by whoever listens';

/** What lies between an append and its being seen by whoever asks, one after the other. */
export async function run(): Promise<void> {
  await withDatabase(async (database) => {
    const ledger = await openLedger(database);
    try {
      await importRoster(ledger);
      await prepare(database);
      await measure(ledger, database);
    } finally {
      await ledger.pool.end();
    }
  });
}

async function prepare({ migratorUrl }: BenchDatabase): Promise<void> {
  const onError = (error: Error) => {
    process.emitWarning(error);
  };
  const migrator = createPool({ url: migratorUrl, applicationName: 'bench tables', size: 1, onError });
  await prepareTables(migrator, PROJECTIONS);
  await migrator.end();
}

async function measure({ jurist, pool }: BenchLedger, database: BenchDatabase): Promise<void> {
  const { log } = jurist.ledger;
  const projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger: createLogger('error') });
  const relay = await openRelay(database);
  const client = startClient(database);
  try {
    if (!(await projector.progress.waitFor(await log.head(), 600_000)))
      throw fault('not_caught_up', 'The projector did not catch up with the roster.');
    const rounds = await interleavedAll(
      {
        hours: () => client.ask('hours'),
        standing: () => client.ask('standing'),
        baseline: () => waits(relay.once),
      },
      { rounds: 5, warmUps: 1 },
    );
    for (const [name, found] of [
      ['append to a row of licensure_hours', rounds.hours],
      ['append to every read model, standings evaluated', rounds.standing],
    ] as const) {
      printWaits(`${name}, half within`, found, rounds.baseline, 50);
      printWaits(`${name}, 99 of 100 within`, found, rounds.baseline, 99);
    }
  } finally {
    await projector.stop();
    await relay.close();
    await client.end();
  }
}

function printWaits(
  name: string,
  ours: readonly (readonly number[])[],
  theirs: readonly (readonly number[])[],
  percent: number,
): void {
  const of = (waits: readonly number[]) =>
    waits[Math.floor(((waits.length - 1) * percent) / 100)] ?? Number.NaN;
  const value = median(ours.map(of));
  const baseline_value = median(theirs.map(of));
  print(compared({ bench, case: name, value, unit: 'ms', baseline: BASELINE, baseline_value }, 'less'));
}

interface Client {
  /** How long each of many appends took to be seen, in milliseconds, the shortest first. */
  readonly ask: (what: What) => Promise<readonly number[]>;
  readonly end: () => Promise<unknown>;
}

/** A thread of its own, as a server of another process is: what it waits for is not held up by what it asks. */
function startClient({ appUrl }: BenchDatabase): Client {
  const worker = new Worker(new URL('freshness/client.js', import.meta.url), { workerData: appUrl });
  return {
    ask: async (what) => {
      worker.postMessage(what);
      const [found] = (await once(worker, 'message')) as [readonly number[]];
      return found;
    },
    end: () => worker.terminate(),
  };
}

interface Relay {
  /** One insert, until whoever listens has written that it was heard. */
  readonly once: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openRelay({ adminUrl }: BenchDatabase): Promise<Relay> {
  const clients = [new pg.Client(adminUrl), new pg.Client(adminUrl)] as const;
  const [writer, listener] = clients;
  for (const client of clients) await client.connect();
  await writer.query(`${RAW_TABLE}; CREATE TABLE bench.seen (nth bigint PRIMARY KEY)`);
  await listener.query('LISTEN bench_inserted');
  let nth = 0;
  return {
    once: async () => {
      nth += 1;
      const heard = once(listener, 'notification');
      await writer.query('BEGIN');
      await insert(writer, `credit-relay-${nth}`, 0, claim(0, nth));
      await writer.query('NOTIFY bench_inserted');
      await writer.query('COMMIT');
      await heard;
      await listener.query('INSERT INTO bench.seen (nth) VALUES ($1)', [nth]);
    },
    close: async () => {
      for (const client of clients) await client.end();
    },
  };
}
