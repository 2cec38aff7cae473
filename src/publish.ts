import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { createLogger } from './infra/logger.ts';
import { openLedger } from './infra/open-ledger.ts';
import { readPolicyFiles } from './infra/policies/policy-files.ts';
import { publishFiles } from './infra/policies/publish-files.ts';
import { projectRoot } from './infra/project-root.ts';
import { stopReason } from './stop-reason.ts';

/**
 * `npm run publish-policies -- [folder]`: publishes what the folder (`policies/`, when none is named) holds and is
 * not published yet. A running server takes it up by itself. Exit code 1 when nothing could be published.
 */
async function main(): Promise<void> {
  const [folder = join(projectRoot, 'policies')] = process.argv.slice(2);
  const files = await readPolicyFiles(folder);
  const logger = createLogger('warn', pino.destination(2));
  const opened = await openLedger(readConfig(process.env), {
    part: 'guest',
    logger,
    onLost: (error) => {
      logger.fatal({ error }, 'The database was lost.');
      process.exit(1);
    },
  });
  try {
    const published = await publishFiles(opened.jurist, files, 'publisher');
    const told = published.map((name) => `Published ${name}.`);
    process.stdout.write(`${told.length === 0 ? 'Everything is published already.' : told.join('\n')}\n`);
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
