import { readConfig } from './config.ts';
import { greet } from './greet.ts';
import { importExamples } from './import-examples.ts';
import { createLogger } from './infra/logger.ts';
import { startServer } from './start-server.ts';
import { stopReason } from './stop-reason.ts';

/** Starts the ledger, and stops it when told to: requests first, the database last. */
async function main(): Promise<void> {
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
  process.stderr.write(`${stopReason(error)}\n`);
  process.exit(1);
}
