import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { isUuid } from './app/ids.ts';
import { readConfig } from './config.ts';
import { createLogger } from './infra/logger.ts';
import { openLedger } from './infra/open-ledger.ts';
import { outboxCounts, outboxRows, sendAgain, STATUSES } from './infra/outbox/outbox-status.ts';
import { openJobs } from './infra/scheduler/jobs.ts';
import { stopReason } from './stop-reason.ts';

/**
 * `npm run reminders`: how many reminders wait, were sent, were given up, and which; `--again` has those that were
 * given up or had no address tried once more. Exit code 1 while some are given up.
 */
const USAGE = `npm run reminders -- [--again <id>|all] [--json]

Tells what became of reminders. --again has one that was given up, or had no address, tried once more, or all of them.`;

const MOST = 20;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { again: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) return say(USAGE);
  const { again } = values;
  if (again !== undefined && again !== 'all' && !isUuid(again)) {
    process.stderr.write(`"${again}" is not the id of a reminder.\n\n${USAGE}\n`);
    return 2;
  }
  const logger = createLogger('warn', pino.destination(2));
  const opened = await openLedger(readConfig(process.env), {
    part: 'guest',
    logger,
    onLost: (error) => {
      logger.fatal({ error }, 'The database was lost.');
      process.exit(1);
    },
  });
  const { pool } = opened;
  try {
    if (again !== undefined) {
      const revived = await sendAgain(pool, await openJobs(pool), again === 'all' ? undefined : again);
      return say(`Tried again: ${revived.length}.`);
    }
    const counts = await outboxCounts(pool);
    const givenUp = await outboxRows(pool, 'given_up', MOST);
    if (values.json === true) say(JSON.stringify({ counts, givenUp }));
    else {
      say(STATUSES.map((status) => `${status.replace('_', ' ')}: ${counts[status]}`).join('\n'));
      for (const { reminder, educator, attempts, problem } of givenUp) {
        say(`${reminder} to ${educator}, given up after ${attempts} attempts: ${problem ?? 'unknown'}`);
      }
    }
    return counts.given_up > 0 ? 1 : 0;
  } finally {
    await opened.close();
  }
}

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${stopReason(error)}\n`);
  process.exitCode = 2;
}
