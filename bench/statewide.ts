import { deepStrictEqual } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startThreads, type Threads } from '../src/infra/threads/threads.ts';
import { interleavedAll } from './measure.ts';
import { whatIfFromLog } from './statewide/from-log.ts';
import { spentOn, tellSpent } from './statewide/spent.ts';
import type { Doing, Flipped, Task } from './statewide/task.ts';

const BASELINE = 'reading and parsing alone, in as many threads';

/**
 * Every educator of a state from files of facts, in all threads, beside reading and parsing them alone; and that a
 * what-if finds exactly whom whole decisions under both laws find. `--educators N`, `--rounds N`, `--threads N`.
 * `--from-log EVENTS`: instead, a what-if from a log of so many events, beside reading the same records alone.
 */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      educators: { type: 'string', default: '400000' },
      rounds: { type: 'string', default: '5' },
      threads: { type: 'string', default: String(availableParallelism()) },
      'from-log': { type: 'string' },
    },
  });
  const numbers = [values.educators, values.rounds, values.threads, values['from-log'] ?? '1'].map(Number);
  if (!numbers.every((given) => Number.isInteger(given) && given >= 1))
    throw new RangeError('give whole numbers from 1');
  const [educators = 1, rounds = 1, threads = 1, events = 1] = numbers;
  if (values['from-log'] === undefined) await fromFiles(educators, rounds, threads);
  else await whatIfFromLog(events, rounds, threads);
}

async function fromFiles(educators: number, rounds: number, threads: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'statewide-'));
  const pool = startThreads<Task, Flipped>(
    new URL('statewide/thread.js', import.meta.url),
    undefined,
    threads,
  );
  try {
    const files = await write(pool, folder, educators);
    const round = (doing: Doing) => () => spentOn(educators, () => inEach(pool, files, doing));
    const { read: baseline, ...ours } = await interleavedAll(
      {
        read: round('read'),
        verdict: round('verdict'),
        decision: round('decision'),
        'what-if': round('what-if'),
      },
      { rounds },
    );
    const name = `${educators.toLocaleString('en')} educators, ${threads} threads`;
    for (const [what, spent] of Object.entries(ours)) {
      tellSpent(`${name}: ${what}`, BASELINE, { ours: spent, baseline });
    }
    await findsExactly(pool, files);
  } finally {
    await pool.stop();
    await rm(folder, { recursive: true });
  }
}

/** So many in a file: enough files that no thread ends long before the others. */
const IN_A_FILE = 5_000;

async function write(
  pool: Threads<Task, Flipped>,
  folder: string,
  educators: number,
): Promise<readonly string[]> {
  const files = Array.from({ length: Math.ceil(educators / IN_A_FILE) }, (_, nth) =>
    join(folder, `${nth}.jsonl`),
  );
  await Promise.all(
    files.map((file, nth) => {
      const from = nth * IN_A_FILE;
      return pool.ask({ doing: 'write', file, from, educators: Math.min(IN_A_FILE, educators - from) });
    }),
  );
  return files;
}

async function inEach(
  pool: Threads<Task, Flipped>,
  files: readonly string[],
  doing: Doing,
): Promise<readonly string[]> {
  return (await Promise.all(files.map((file) => pool.ask({ doing, file })))).flat();
}

/** Throws where a what-if finds anybody else than whole decisions do. */
async function findsExactly(pool: Threads<Task, Flipped>, files: readonly string[]): Promise<void> {
  const found = await inEach(pool, files, 'what-if');
  deepStrictEqual(found, await inEach(pool, files, 'both decisions'));
  process.stderr.write(`${found.length} flip, the same as by whole decisions under both laws\n`);
}
