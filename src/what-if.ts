import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { problemsOfPolicy } from './analyst/check/problems.ts';
import { readNamed } from './analyst/desk.ts';
import { found } from './analyst/policy-paths.ts';
import { UsageError } from './analyst/usage.ts';
import { todayIn } from './app/clock.ts';
import { csvCell, openLines } from './app/import/receipts.ts';
import { progressOn } from './app/import/progress.ts';
import type { Comparison } from './app/what-if/compare-record.ts';
import { type Drafted, isDrafted, problemsTold, readDraft } from './app/what-if/draft.ts';
import { educatorsOwing } from './app/what-if/educators-owing.ts';
import { gathering } from './app/what-if/gathered.ts';
import { inParts } from './app/what-if/in-parts.ts';
import type { Part } from './app/what-if/part.ts';
import { questionOf, type WhatIfQuestion } from './app/what-if/question.ts';
import { GROUPINGS, type WhatIfGrouping } from './app/what-if/tally.ts';
import { misused, say, untilSignalled, withLedger } from './command.ts';
import { type Config, readConfig } from './config.ts';
import { isRefusal } from './domain/decider.ts';
import { isDay } from './domain/values/day.ts';
import { findMasterKeyId } from './infra/keys/key-table.ts';
import { masterKeyOf, type OpenLedger } from './infra/open-ledger.ts';
import { coresHere } from './infra/threads/cores.ts';
import { startEvaluators } from './infra/what-if/evaluators.ts';
import { draftInWords, problemsInWords, whatIfInWords } from './what-if-in-words.ts';

interface Options {
  readonly asOf: string | undefined;
  readonly by: WhatIfGrouping;
  readonly csv: string | undefined;
  readonly assumed: ReadonlyMap<string, string>;
  readonly threads: number;
}

/**
 * `npm run policy -- what-if <file>`: who of a state flips if a draft were the law. Exit code 0 when it was answered,
 * 1 when the draft has problems or cannot be asked about, 2 when it was cancelled.
 */
export async function whatIf(args: readonly string[], cwd: string): Promise<number> {
  const { path, ...options } = optionsIn(args);
  const { file: name, text } = readNamed(found(path, cwd), { cwd });
  // Before anything is opened: a draft with problems needs no ledger.
  const slips = problemsOfPolicy({ file: name, text });
  if (slips.length > 0) return refused(problemsInWords(problemsTold(slips)));
  const csv = options.csv === undefined ? undefined : resolve(cwd, options.csv);
  // Nor does anybody wait for findings that cannot be written.
  if (csv !== undefined) await (await openFlips(csv)).abandon();
  const config = readConfig(process.env);
  const stopping = untilSignalled();
  const level = config.logLevel === 'info' ? 'warn' : config.logLevel;
  return withLedger(
    async (opened) => {
      const { ledger } = opened.jurist;
      const ordinal = await ledger.log.head();
      const draft = { name, text, assumed: options.assumed };
      const drafted = await readDraft(opened.jurist, draft, ordinal);
      if (!isDrafted(drafted)) {
        return refused(isRefusal(drafted) ? [drafted.because] : problemsInWords(drafted));
      }
      const asOf = options.asOf ?? todayIn(ledger.clock, drafted.before.policy.state);
      const question = questionOf(drafted, { asOf, ordinal });
      say(draftInWords(drafted, { name, asOf }));
      const answer = await answered(opened, config, { question, drafted, options, signal: stopping });
      if (answer === undefined) return misused('Cancelled: nothing was answered, and nothing was written.');
      say(whatIfInWords(answer, options.by));
      if (csv !== undefined) await write(answer.flips, csv);
      return 0;
    },
    { config, level },
  );
}

function refused(because: readonly string[]): number {
  for (const line of because) say(line);
  return 1;
}

interface Asked {
  readonly question: WhatIfQuestion;
  readonly drafted: Drafted;
  readonly options: Options;
  readonly signal: AbortSignal;
}

/** The whole answer; undefined where it was cancelled. */
async function answered(
  { jurist, pool, database: { appUrl } }: OpenLedger,
  config: Config,
  { question, drafted, options, signal }: Asked,
): Promise<Part | undefined> {
  const { state } = drafted.before.policy;
  const educators = await educatorsOwing(jurist.ledger.log, state, question.ordinal, signal);
  const master = await masterKeyOf(config, await findMasterKeyId(pool));
  const { eventStoreUrl } = config;
  const { ask, width, stop } = startEvaluators({ appUrl, eventStoreUrl, master, question }, options.threads);
  const { add, sum } = gathering();
  const bar = progressOn(process.stderr, 'educators');
  bar.begin(state, educators.length);
  let done = 0;
  const onPart = (part: Part) => {
    add(part);
    for (let one = 0; one < part.educators; one += 1) bar.row((done += 1));
  };
  try {
    const isWhole = await inParts({ educators, answer: ask, width, onPart, signal });
    return isWhole ? sum() : undefined;
  } finally {
    bar.end();
    await stop();
  }
}

const HEADER = 'educator,period,class,fields,employer,before,after,came,went\r\n';

function openFlips(path: string) {
  return openLines<Comparison>(
    path,
    HEADER,
    (flip) => {
      const { educator, period, fields, employer, before, after, come, gone } = flip;
      const cells = [educator, period, flip.class, fields.join(';'), employer ?? '', before, after];
      return `${[...cells, come.join(';'), gone.join(';')].map(csvCell).join(',')}\r\n`;
    },
    'name another file with --csv',
  );
}

async function write(flips: readonly Comparison[], path: string): Promise<void> {
  const file = await openFlips(path);
  for (const flip of flips) await file.add(flip);
  await file.complete();
  say(`All of them are in ${path}.`);
}

function optionsIn(args: readonly string[]): Options & { readonly path: string } {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      'as-of': { type: 'string' },
      by: { type: 'string' },
      csv: { type: 'string' },
      setting: { type: 'string', multiple: true },
      threads: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('what-if takes one policy file.');
  const { 'as-of': asOf, by = 'class', csv, setting = [], threads } = values;
  if (asOf !== undefined && !isDay(asOf)) {
    throw new UsageError(`--as-of ${asOf} is no day: write one such as 2024-08-31.`);
  }
  const grouping = GROUPINGS.find((one) => one === by);
  if (grouping === undefined) throw new UsageError(`--by ${by} is none of ${GROUPINGS.join(', ')}.`);
  const count = threads === undefined ? coresHere() : Number(threads);
  if (!Number.isInteger(count) || count < 1 || count > MOST_THREADS) {
    throw new UsageError(`--threads ${String(threads)} is no number from 1 to ${MOST_THREADS}.`);
  }
  return { path, asOf, by: grouping, csv, assumed: new Map(setting.map(assumedIn)), threads: count };
}

const MOST_THREADS = 64;

function assumedIn(text: string): readonly [string, string] {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new UsageError(`--setting ${text} assumes nothing: write it as name=value.`);
  }
  return [name, value];
}
