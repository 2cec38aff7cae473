import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { PROJECTIONS } from '../projections/index.ts';
import { NO_STREAM, type NewEvent } from '../src/app/event-log.ts';
import { fault } from '../src/app/fault.ts';
import { createLogger } from '../src/infra/logger.ts';
import { createPool } from '../src/infra/postgres/pool.ts';
import { startProjector } from '../src/infra/projector/projector.ts';
import { prepareTables } from '../src/infra/projector/tables.ts';
import { claim } from './append/events.ts';
import { insert, RAW_TABLE } from './append/raw.ts';
import { type BenchDatabase, withDatabase } from './database.ts';
import { type BenchLedger, importRoster, openLedger } from './ledger.ts';
import { compared, interleavedAll, median, print } from './measure.ts';

const bench = 'freshness';
const TIMES = 100;
const MOST_WAIT_MS = 10_000;
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
  try {
    if (!(await projector.progress.waitFor(await log.head(), 600_000)))
      throw fault('not_caught_up', 'The projector did not catch up with the roster.');
    const appended = async () => {
      const [stream, event] = [`credit-${randomUUID()}`, claimed()];
      const answer = await log.append(stream, NO_STREAM, [event]);
      if (answer.outcome !== 'appended') throw fault('not_appended', answer.outcome);
      return { event, ordinal: answer.ordinal };
    };
    const rounds = await interleavedAll(
      {
        hours: () => waits(async () => seenInHours(pool, (await appended()).event)),
        standing: () =>
          waits(async () => {
            const { ordinal } = await appended();
            if (!(await projector.progress.waitFor(ordinal, MOST_WAIT_MS)))
              throw fault('not_seen', `${ordinal} was not seen in time.`);
          }),
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

/** Milliseconds of each time, the shortest first. */
async function waits(once: () => Promise<void>): Promise<readonly number[]> {
  const found: number[] = [];
  for (let nth = 0; nth < TIMES; nth += 1) {
    const began = performance.now();
    await once();
    found.push(performance.now() - began);
  }
  return found.sort((a, b) => a - b);
}

let educators = 0;

/** A claim of one educator of the roster's state after the other. */
function claimed(): NewEvent {
  educators += 1;
  const event = claim(educators % 40, educators);
  const educator = event.metadata.educator ?? '';
  const given = JSON.parse(event.data) as object;
  const data = { ...given, educator, state: 'TN', categories: [] };
  return { ...event, data: JSON.stringify(data) };
}

async function seenInHours(pool: pg.Pool, { id }: NewEvent): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query('SELECT FROM read_models.licensure_hours WHERE event_id = $1', [
      id,
    ]);
    if (rowCount === 1) return;
    await pause(1);
  }
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
