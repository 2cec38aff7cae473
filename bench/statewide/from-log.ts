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
import { interleavedAll } from '../measure.ts';
import { writeLog } from '../rebuild/write-log.ts';
import { TODAY } from '../today.ts';
import { massachusettsTexts } from './laws.ts';
import { type Spent, spentOn, tellSpent } from './spent.ts';

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
      tellSpent(name, `reading their records alone, in as many threads (${threads})`, asked);
    } finally {
      await owner.end();
      await pool.end();
    }
  });
}

/** From the start of the threads to the whole answer. */
function asking(
  educators: readonly string[],
  data: ThreadData,
  threads: number,
  script: URL,
): () => Promise<Spent> {
  return async () => {
    const { add, sum } = gathering();
    const spent = await spentOn(educators.length, async () => {
      const { ask, width, stop } = startEvaluators(data, threads, script);
      try {
        await inParts({ educators, answer: ask, width, onPart: add });
      } finally {
        await stop();
      }
    });
    const { compared: all, flipped } = sumsOf(sum().tally.whole);
    process.stderr.write(`${flipped} of ${all} flip\n`);
    return spent;
  };
}
