import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { greet } from './greet.ts';
import { importExamples } from './import-examples.ts';
import { createLogger } from './infra/logger.ts';
import { startServer } from './start-server.ts';
import { stopReason } from './stop-reason.ts';
import { wrongOption } from './wrong-option.ts';

const USAGE = `npm start

Starts the ledger. It takes no options: what it can be told, it is told by the environment, as PORT=3001 npm start.
docs/running.md names each variable.`;

/** Starts the ledger, and stops it when told to: requests first, the database last. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help === true) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const stopping = new AbortController();
  const lost = (because: Error) => {
    logger.fatal({ error: because }, 'The database was lost; the ledger ends.');
    process.exitCode = 1;
    stopping.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      logger.info(`${signal}: finishing what is in hand.`);
      stopping.abort();
    });
  }
  const server = await startServer(config, logger, lost);
  await greet(server);
  const examples =
    config.mode === 'development' && config.examples
      ? importExamples(server.jurist.ledger, config, logger, stopping.signal)
      : Promise.resolve();
  await aborted(stopping.signal);
  await examples;
  await server.stop();
  logger.info('Stopped.');
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

try {
  await main();
} catch (error) {
  const wrong = wrongOption(error);
  process.stderr.write(wrong === undefined ? `${stopReason(error)}\n` : `${wrong}\n\n${USAGE}\n`);
  process.exit(wrong === undefined ? 1 : 2);
}
