import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECTIONS } from '../projections/index.ts';
import { createPool } from '../src/infra/postgres/pool.ts';
import { withDatabase } from './database.ts';
import { openLedger } from './ledger.ts';
import { compared, interleavedAll, median, print } from './measure.ts';
import { keepFinished } from './rebuild/finished-rows.ts';
import { flatness } from './rebuild/progress.ts';
import { copyAgain, rebuildNext, type Round } from './rebuild/rounds.ts';
import { fillFirst, secondsSince, type Stage } from './rebuild/stage.ts';
import { rebuildWhileQueried } from './rebuild/while-queried.ts';
import { writeLog } from './rebuild/write-log.ts';

const bench = 'rebuild';
const BASELINE = 'reading, parsing and COPYing the same finished rows';

/**
 * What building every projection anew from a log of `--events N` comes to, beside copying the same rows from files.
 * `--rounds N`: so often, after one to warm up. `--while-queried`: instead, once by command, while what is read
 * goes on being asked.
 */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      events: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
      'while-queried': { type: 'boolean', default: false },
    },
  });
  const events = Number(values.events);
  const rounds = Number(values.rounds);
  if (![events, rounds].every((given) => Number.isInteger(given) && given >= 1))
    throw new RangeError('give whole numbers from 1');
  await onStage(events, (stage) =>
    values['while-queried'] ? rebuildWhileQueried(stage) : measure(stage, rounds),
  );
}

async function onStage(events: number, work: (stage: Stage) => Promise<void>): Promise<void> {
  await withDatabase(async (database) => {
    const ledger = await openLedger(database);
    const onError = (error: Error) => {
      process.emitWarning(error);
    };
    const owner = createPool({
      ...{ url: database.migratorUrl, applicationName: 'bench owner', size: 12 },
      ...{ statementTimeoutMs: 0, onError },
    });
    try {
      const began = performance.now();
      const educators = await writeLog(owner, ledger.master, events);
      process.stderr.write(`${events} events of ${educators} educators in ${secondsSince(began)} s\n`);
      await work({ ledger, owner, database, events });
    } finally {
      await owner.end();
      await ledger.pool.end();
    }
  });
}

async function measure(stage: Stage, rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'licensure-bench-rows-'));
  try {
    await fillFirst(stage);
    const tables = await keepFinished(stage.ledger.pool, PROJECTIONS, folder);
    let raise = 0;
    const contenders = {
      ours: () => rebuildNext(stage, (raise += 1)),
      baseline: () => copyAgain(stage, tables),
    };
    printRounds(stage, await interleavedAll(contenders, { rounds, warmUps: rounds > 1 ? 1 : 0 }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function printRounds(
  { events }: Stage,
  { ours, baseline }: Readonly<Record<'ours' | 'baseline', readonly Round[]>>,
): void {
  const name = `${events.toLocaleString('en')} events, all projections`;
  const lineOf = (what: string, unit: string, of: (round: Round) => number) => ({
    ...{ bench, case: `${name}${what}`, value: median(ours.map(of)), unit },
    ...{ baseline: BASELINE, baseline_value: median(baseline.map(of)) },
  });
  print(
    compared(
      lineOf('', 'events/s', ({ seconds }) => events / seconds),
      'more',
    ),
  );
  print(
    compared(
      lineOf(', processor time of this process', 's', ({ processorSeconds }) => processorSeconds),
      'less',
    ),
  );
  printEnds(`${name}: last tenth of the`, 'events', ours);
  printEnds(`${name}: last tenth of the`, 'educators', ours);
}

/** How fast it is at its end, beside its beginning. */
function printEnds(name: string, what: 'events' | 'educators', rounds: readonly Round[]): void {
  const ends = rounds.flatMap(({ progress }) => (progress === undefined ? [] : [flatness(progress[what])]));
  const line = {
    ...{ bench, case: `${name} ${what}`, value: median(ends.map(({ last }) => last)), unit: `${what}/s` },
    ...{ baseline: 'the first tenth', baseline_value: median(ends.map(({ first }) => first)) },
  };
  print(compared(line, 'more'));
}
