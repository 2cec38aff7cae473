import { educatorsOwing } from '../../src/app/what-if/educators-owing.ts';
import { gathering } from '../../src/app/what-if/gathered.ts';
import { inParts } from '../../src/app/what-if/in-parts.ts';
import { sumsOf } from '../../src/app/what-if/tally.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { startEvaluators } from '../../src/infra/what-if/evaluators.ts';
import type { ThreadData } from '../../src/infra/what-if/thread-data.ts';
import { withDatabase } from '../database.ts';
import { openLedger } from '../ledger.ts';
import { compared, interleaved, print, type Round } from '../measure.ts';
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
      const question = { draft, asOf: TODAY, ordinal: await log.head() };
      const data = { appUrl, eventStoreUrl: undefined, master, question };
      const educators = await educatorsOwing(log, 'MA', question.ordinal);
      const { ours, baseline } = await interleaved(
        { ours: asking(educators, data, threads, HERE), baseline: asking(educators, data, threads, ALONE) },
        { rounds },
      );
      print(
        compared(
          {
            ...{
              bench: 'statewide',
              case: `what-if of ${educators.length} educators in a log of ${events} events`,
            },
            ...{ value: ours, unit: 'educators/s', baseline_value: baseline },
            baseline: `reading their records alone, in as many threads (${threads})`,
          },
          'more',
        ),
      );
    } finally {
      await owner.end();
      await pool.end();
    }
  });
}

/** Educators a second, from the start of the threads to the whole answer. */
function asking(educators: readonly string[], data: ThreadData, threads: number, script: URL): Round {
  return async () => {
    const began = performance.now();
    const { add, sum } = gathering();
    const { ask, width, stop } = startEvaluators(data, threads, script);
    try {
      await inParts({ educators, answer: ask, width, onPart: add });
    } finally {
      await stop();
    }
    const seconds = (performance.now() - began) / 1000;
    const { compared: all, flipped } = sumsOf(sum().tally.whole);
    process.stderr.write(`${flipped} of ${all} flip\n`);
    return educators.length / seconds;
  };
}
