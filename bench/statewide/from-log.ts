import { isDrafted, readDraft } from '../../src/app/what-if/draft.ts';
import { educatorsOwing } from '../../src/app/what-if/educators-owing.ts';
import { gathering } from '../../src/app/what-if/gathered.ts';
import { questionOf } from '../../src/app/what-if/question.ts';
import { inParts } from '../../src/app/what-if/in-parts.ts';
import { sumsOf } from '../../src/app/what-if/tally.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { startEvaluators } from '../../src/infra/what-if/evaluators.ts';
import type { ThreadData } from '../../src/infra/what-if/thread-data.ts';
import { withDatabase } from '../database.ts';
import { openLedger } from '../ledger.ts';
import { compared, interleavedAll, median, print } from '../measure.ts';
import { writeLog } from '../rebuild/write-log.ts';
import { TODAY } from '../today.ts';
import { massachusettsTexts } from './laws.ts';

const HERE = new URL('../../src/infra/what-if/evaluate-part.js', import.meta.url);
const ALONE = new URL('read-part.js', import.meta.url);

/** A what-if of Massachusetts from a log of so many events, its threads started each time as by the command. */
export async function whatIfFromLog(events: number, rounds: number, threads: number): Promise<void> {
  await withDatabase(async ({ appUrl, migratorUrl }) => {
    const { jurist, pool, master } = await openLedger({ appUrl, migratorUrl, adminUrl: '' });
    const onError = (error: Error) => {
      process.emitWarning(error);
    };
    const owner = createPool({
      url: migratorUrl,
      applicationName: 'bench owner',
      statementTimeoutMs: 0,
      onError,
    });
    try {
      await writeLog(owner, master, events);
      const { log } = jurist.ledger;
      const { after: text } = await massachusettsTexts();
      const draft = { name: 'with more points', text, assumed: new Map<string, string>() };
      const ordinal = await log.head();
      const drafted = await readDraft(jurist, draft, ordinal);
      if (!isDrafted(drafted)) throw new Error('The text of Massachusetts with more points is no draft.');
      const question = questionOf(drafted, { asOf: TODAY, ordinal });
      const data = { appUrl, eventStoreUrl: undefined, master, question };
      const educators = await educatorsOwing(log, 'MA', question.ordinal);
      const asked = await interleavedAll(
        { ours: asking(educators, data, threads, HERE), baseline: asking(educators, data, threads, ALONE) },
        { rounds },
      );
      const name = `what-if of ${educators.length} educators in a log of ${events} events`;
      tell(name, `reading their records alone, in as many threads (${threads})`, asked);
    } finally {
      await owner.end();
      await pool.end();
    }
  });
}

interface Spent {
  /** Educators a second, from the start of the threads to the whole answer. */
  readonly perSecond: number;
  /** Microseconds of processor time for each educator in all threads of this process, PostgreSQL's not among them. */
  readonly processorTime: number;
}

function tell(
  name: string,
  baseline: string,
  asked: { readonly ours: readonly Spent[]; readonly baseline: readonly Spent[] },
): void {
  const line = (what: string, unit: string, better: 'less' | 'more', of: (spent: Spent) => number) => {
    const [value, baseline_value] = [median(asked.ours.map(of)), median(asked.baseline.map(of))];
    print(
      compared(
        { ...{ bench: 'statewide', case: `${name}${what}`, value, unit }, baseline, baseline_value },
        better,
      ),
    );
  };
  line('', 'educators/s', 'more', ({ perSecond }) => perSecond);
  line(', processor time', 'µs', 'less', ({ processorTime }) => processorTime);
}

function asking(
  educators: readonly string[],
  data: ThreadData,
  threads: number,
  script: URL,
): () => Promise<Spent> {
  return async () => {
    const began = performance.now();
    const used = process.cpuUsage();
    const { add, sum } = gathering();
    const { ask, width, stop } = startEvaluators(data, threads, script);
    try {
      await inParts({ educators, answer: ask, width, onPart: add });
    } finally {
      await stop();
    }
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(used);
    const { compared: all, flipped } = sumsOf(sum().tally.whole);
    process.stderr.write(`${flipped} of ${all} flip\n`);
    return { perSecond: educators.length / seconds, processorTime: (user + system) / educators.length };
  };
}
