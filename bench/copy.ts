import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { PROJECTIONS } from '../projections/index.ts';
import { fault } from '../src/app/fault.ts';
import { SILENT } from '../src/app/import/progress.ts';
import type { Ledger } from '../src/app/log/ledger.ts';
import { copyLog, refuseForeign } from '../src/infra/log/eventstore/copy-log.ts';
import { eventsOf } from '../src/infra/log/eventstore/hold-against.ts';
import { openEventStore } from '../src/infra/log/eventstore/open-event-store.ts';
import { openLog } from '../src/infra/log/open-log.ts';
import { createLogger } from '../src/infra/logger.ts';
import { createPool } from '../src/infra/postgres/pool.ts';
import { startProjector } from '../src/infra/projector/projector.ts';
import { prepareTables } from '../src/infra/projector/tables.ts';
import { type BenchDatabase, withDatabase } from './database.ts';
import { openLedger } from './ledger.ts';
import { compared, print } from './measure.ts';
import { secondsSince } from './rebuild/stage.ts';
import { writeLog } from './rebuild/write-log.ts';

const bench = 'copy';
const FILLING_MS = 60 * 60_000;

/**
 * What it takes to bring a log of `--events N` from PostgreSQL to the empty EventStoreDB at EVENTSTORE_URL, to index it
 * and to fill what is read from there; and whether every read table is then the same, byte by byte.
 */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: { events: { type: 'string', default: '100000' } },
  });
  const events = Number(values.events);
  if (!Number.isInteger(events) || events < 1) throw new RangeError('give a whole number from 1');
  const url = process.env['EVENTSTORE_URL'];
  if (url === undefined) throw new RangeError('EVENTSTORE_URL names no EventStoreDB, an empty one');
  await withDatabase((from) => withDatabase((to) => measure(from, to, url, events)));
}

async function measure(from: BenchDatabase, to: BenchDatabase, url: string, wanted: number): Promise<void> {
  const source = await openLedger(from);
  const { ledger } = source.jurist;
  await asOwner(from, (owner) => writeLog(owner, source.master, wanted));
  const here = await filled(from, source.pool, ledger);

  const reading = performance.now();
  const events = await countOf(ledger);
  const readSeconds = secondsSince(reading);
  const name = `${events.toLocaleString('en')} events`;
  const baseline = 'reading them from PostgreSQL, one reader';
  const told = (what: string, seconds: number) => {
    const line = { bench, case: `${name}, ${what}`, value: events / seconds, unit: 'events/s' };
    print(compared({ ...line, baseline, baseline_value: events / readSeconds }, 'more'));
  };

  const copying = performance.now();
  const store = openEventStore({ url, onForeign: refuseForeign });
  const { signal } = new AbortController();
  await copyLog({ log: ledger.log, store, progress: SILENT, signal });
  await store.close();
  told('copied, with every hash held against it', secondsSince(copying));

  const pool = createPool({ url: to.appUrl, applicationName: 'bench copy', size: 20, onError: warn });
  const { vault } = ledger;
  const logger = createLogger('error');
  const opening = { eventStoreUrl: url, vault, writesIndex: true, logger, onLost: warn };
  const indexing = performance.now();
  const opened = await openLog(pool, opening);
  try {
    while ((await headOf(pool)) < events) await new Promise((resolve) => setTimeout(resolve, 20));
    told('indexed', secondsSince(indexing));
    const there = await filled(to, pool, { ...ledger, log: opened.log });
    const baseline_value = events / here.seconds;
    const line = {
      bench,
      case: `${name}, what is read, filled from there`,
      value: events / there.seconds,
      unit: 'events/s',
    };
    print(compared({ ...line, baseline: 'filling it from PostgreSQL, before', baseline_value }, 'more'));
    const unequal = [...here.tables].filter(([table, digest]) => there.tables.get(table) !== digest);
    if (unequal.length > 0)
      throw fault('unequal', `These differ: ${unequal.map(([table]) => table).join(', ')}.`);
    process.stderr.write(`${here.tables.size} tables are the same, byte by byte.\n`);
  } finally {
    await opened.close();
    await pool.end();
    await source.pool.end();
  }
}

async function countOf({ log }: Ledger): Promise<number> {
  let last = 0;
  for await (const { ordinal } of eventsOf(log)) last = ordinal;
  return last;
}

async function headOf(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ ordinal: number }>('SELECT ordinal FROM ledger.head');
  return rows[0]?.ordinal ?? 0;
}

/** Fills every read table from the log, and answers in how long, and what each table came to. */
async function filled(database: BenchDatabase, pool: Pool, ledger: Ledger) {
  await asOwner(database, (owner) => prepareTables(owner, PROJECTIONS));
  const began = performance.now();
  const jurist = { ledger, compiled: new Map() };
  const projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger: createLogger('error') });
  const isFilled = await projector.progress.waitFor(await headOf(pool), FILLING_MS);
  const seconds = secondsSince(began);
  await projector.stop();
  if (!isFilled) throw fault('not_filled', 'The read models were not filled in time.');
  return { seconds, tables: await digestsOf(pool) };
}

/** A digest of every row's text, in the order of the key. */
async function digestsOf(pool: Pool): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const { name, key } of PROJECTIONS.flatMap(({ tables }) => tables)) {
    const { rows } = await pool.query<{ digest: string | null }>(
      `SELECT encode(sha256(convert_to(string_agg(row::text, E'\\n' ORDER BY ${key.join(', ')}), 'UTF8')), 'hex') AS digest
       FROM read_models.${name} AS row`,
    );
    digests.set(name, rows[0]?.digest ?? 'empty');
  }
  return digests;
}

async function asOwner<T>(
  { migratorUrl: url }: BenchDatabase,
  work: (owner: Pool) => Promise<T>,
): Promise<T> {
  const owner = createPool({
    url,
    applicationName: 'bench owner',
    size: 2,
    statementTimeoutMs: 0,
    onError: warn,
  });
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

function warn(error: unknown): void {
  process.emitWarning(String(error));
}
