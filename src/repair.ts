import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { PROJECTIONS } from '../projections/index.ts';
import { readConfig } from './config.ts';
import { createLogger } from './infra/logger.ts';
import { openLedger } from './infra/open-ledger.ts';
import { standstillsOf, tryAgain } from './infra/projector/poison.ts';
import { stopReason } from './stop-reason.ts';

/** `npm run repair -- [projection...]` */
const USAGE = `npm run repair -- [projection...]

Says what is halted or parked, and has it (of all projections, when none is named) tried again at once by whoever
runs the projections. What is read and wrong is put right by npm run rebuild.
Projections: ${PROJECTIONS.map(({ name }) => name).join(', ')}.`;

async function main(): Promise<void> {
  const { values, positionals: names } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help === true) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const config = readConfig(process.env);
  const logger = createLogger('warn', pino.destination(2));
  const opened = await openLedger(config, {
    part: 'guest',
    logger,
    onLost: (error) => {
      logger.fatal({ error }, 'The database was lost.');
      process.exit(1);
    },
  });
  try {
    const all = await standstillsOf(opened.pool);
    for (const { projection, effect, subject, ordinal, code, attempts, since } of all) {
      const what = effect === 'halted' ? `halted (${subject})` : `${subject} is parked`;
      process.stdout.write(
        `${projection}: ${what} at event ${ordinal}, ${code}, since ${since.toISOString()}, tried ${attempts} times\n`,
      );
    }
    const chosen = names.length > 0 ? names : PROJECTIONS.map(({ name }) => name);
    const count = await tryAgain(opened.pool, chosen);
    process.stdout.write(count === 0 ? 'Nothing is to be tried again.\n' : `${count} are tried again.\n`);
  } finally {
    await opened.close();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${stopReason(error)}\n`);
  process.exitCode = 1;
}
