import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg, { type Pool } from 'pg';
import { PROJECTIONS } from '../projections/index.ts';
import { fault } from '../src/app/fault.ts';
import type { Projection } from '../src/app/projection.ts';
import { createLogger } from '../src/infra/logger.ts';
import { createPool } from '../src/infra/postgres/pool.ts';
import { buildsOf } from '../src/infra/projector/builds.ts';
import { startProjector } from '../src/infra/projector/projector.ts';
import { prepareTables } from '../src/infra/projector/tables.ts';
import { type BenchDatabase, withDatabase } from './database.ts';
import { type BenchLedger, openLedger } from './ledger.ts';
import { compared, interleavedAll, median, print } from './measure.ts';
import { copyFinished, emptyTables, type FinishedTable, keepFinished } from './rebuild/finished-rows.ts';
import { flatness, type Progress, watchBuilds } from './rebuild/progress.ts';
import { writeLog } from './rebuild/write-log.ts';

const bench = 'rebuild';
const BASELINE = 'reading, parsing and COPYing the same finished rows';
const FILLING_MS = 30 * 60_000;
const NAMES = PROJECTIONS.map(({ name }) => name);

interface Stage {
  readonly ledger: BenchLedger;
  readonly owner: Pool;
  readonly database: BenchDatabase;
  readonly events: number;
}

/**
 * What building every projection anew from a log of `--events N` comes to, beside copying the same rows from files.
 * `--rounds N`: so often, after one to warm up.
 */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      events: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
    },
  });
  const events = Number(values.events);
  const rounds = Number(values.rounds);
  if (![events, rounds].every((given) => Number.isInteger(given) && given >= 1))
    throw new RangeError('give whole numbers from 1');
  await withDatabase(async (database) => {
    const ledger = await openLedger(database);
    const onError = (error: Error) => {
      process.emitWarning(error);
    };
    const owner = createPool({
      ...{
        url: database.migratorUrl,
        applicationName: 'bench owner',
        size: 12,
        statementTimeoutMs: 0,
        onError,
      },
    });
    try {
      await measure({ ledger, owner, database, events }, rounds);
    } finally {
      await owner.end();
      await ledger.pool.end();
    }
  });
}

async function measure(stage: Stage, rounds: number): Promise<void> {
  const { ledger, owner, events } = stage;
  const folder = await mkdtemp(join(tmpdir(), 'licensure-bench-rows-'));
  try {
    const began = performance.now();
    const educators = await writeLog(owner, ledger.master, events);
    process.stderr.write(`${events} events of ${educators} educators in ${seconds(began)} s\n`);
    await fillFirst(stage);
    const tables = await keepFinished(ledger.pool, PROJECTIONS, folder);
    let raise = 0;
    const found = await interleavedAll(
      {
        ours: () => rebuildNext(stage, (raise += 1)),
        baseline: () => copyAgain(stage, tables),
      },
      { rounds, warmUps: rounds > 1 ? 1 : 0 },
    );
    printFound(stage, found);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function printFound(
  { events }: Stage,
  { ours, baseline }: Readonly<Record<'ours' | 'baseline', readonly Round[]>>,
): void {
  const name = `${events.toLocaleString('en')} events, all projections`;
  const perSecondOf = ({ seconds: took }: Round) => events / took;
  const perSecond = median(ours.map(perSecondOf));
  const figures = {
    unit: 'events/s',
    baseline: BASELINE,
    baseline_value: median(baseline.map(perSecondOf)),
  };
  print(compared({ bench, case: name, value: perSecond, ...figures }, 'more'));
  for (const what of ['events', 'educators'] as const) {
    const ends = ours.flatMap(({ progress }) => (progress === undefined ? [] : [flatness(progress[what])]));
    const line = {
      ...{
        bench,
        case: `${name}: last tenth of the ${what}`,
        unit: `${what}/s`,
        baseline: 'the first tenth',
      },
      ...{
        value: median(ends.map(({ last }) => last)),
        baseline_value: median(ends.map(({ first }) => first)),
      },
    };
    print(compared(line, 'more'));
  }
}

interface Round {
  readonly seconds: number;
  /** How the builds came on meanwhile, where there were any. */
  readonly progress?: Progress;
}

/** What is read is filled from the beginning, before anything is measured. */
async function fillFirst({ ledger: { pool, jurist }, owner }: Stage): Promise<void> {
  await prepareTables(owner, PROJECTIONS);
  const projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger: createLogger('error') });
  const isFilled = await projector.progress.waitFor(await jurist.ledger.log.head(), FILLING_MS);
  await projector.stop();
  if (!isFilled) throw fault('not_filled', 'The read models were not filled in time.');
}

/** As when the version of every projection was raised: built beside what is read, and read from then on. */
function rebuildNext(stage: Stage, raise: number): Promise<Round> {
  const raised = PROJECTIONS.map((one): Projection => ({ ...one, version: one.version + raise }));
  return rebuilt(stage, raised, () => prepareTables(stage.owner, raised));
}

async function rebuilt(
  { ledger: { pool, jurist }, database }: Stage,
  projections: readonly Projection[],
  begin: () => Promise<unknown>,
): Promise<Round> {
  await checkpoint(database);
  const began = performance.now();
  await begin();
  const chosen = (await buildsOf(pool, NAMES)).filter(({ state }) => state === 'building');
  if (chosen.length !== projections.length) throw fault('not_begun', 'A build was not begun.');
  const projector = startProjector({
    pool,
    jurist,
    projections,
    logger: createLogger('error'),
    isCommand: true,
  });
  try {
    const progress = await watchBuilds(pool, async () => {
      const builds = await buildsOf(pool, NAMES);
      return chosen.every(({ id }) => builds.some((one) => one.id === id && one.state === 'live'));
    });
    const took = seconds(began);
    while ((await buildsOf(pool, NAMES)).length > chosen.length) await sleep(50);
    return { seconds: took, progress };
  } finally {
    await projector.stop();
  }
}

async function copyAgain({ owner, database }: Stage, tables: readonly FinishedTable[]): Promise<Round> {
  await emptyTables(owner, PROJECTIONS);
  await checkpoint(database);
  const began = performance.now();
  await copyFinished(owner, tables);
  return { seconds: seconds(began) };
}

/** So that nobody pays for what another wrote. */
async function checkpoint({ adminUrl }: BenchDatabase): Promise<void> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query('CHECKPOINT');
  await admin.end();
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}
