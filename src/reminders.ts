import { parseArgs } from 'node:util';
import { isUuid } from './app/executing/ids.ts';
import { misused, runCommand, say, withLedger } from './command.ts';
import { outboxCounts, outboxRows, sendAgain, STATUSES } from './infra/outbox/outbox-status.ts';
import { openJobs } from './infra/scheduler/jobs.ts';

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
    return misused(`"${again}" is not the id of a reminder.\n\n${USAGE}`);
  }
  return withLedger(
    async ({ pool }) => {
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
    },
    { lost: 1 },
  );
}

await runCommand(USAGE, main);
