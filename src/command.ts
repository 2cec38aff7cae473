import { type Logger, pino } from 'pino';
import { type Config, readConfig } from './config.ts';
import { type Database, openDatabase } from './infra/database.ts';
import { createLogger } from './infra/logger.ts';
import { openLedger, type OpenLedger } from './infra/open-ledger.ts';
import { stopReason } from './stop-reason.ts';
import { wrongOption } from './wrong-option.ts';

/**
 * Runs a program of the command line. What it answers is the exit code; what it throws is told in a sentence, and
 * the exit code is then `failed`. Options it does not know are told with its usage.
 */
export async function runCommand(
  usage: string,
  main: () => Promise<number>,
  failed: 1 | 2 = 2,
): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const wrong = wrongOption(error);
    if (wrong !== undefined) {
      process.exitCode = misused(`${wrong}\n\n${usage}`);
      return;
    }
    process.stderr.write(`${stopReason(error)}\n`);
    process.exitCode = failed;
  }
}

/** Tells a person something; answers the exit code of what went well. */
export function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

/** Tells how a program is called that was called wrongly; answers its exit code. */
export function misused(usage: string): number {
  process.stderr.write(`${usage}\n`);
  return 2;
}

/** Aborts on the first SIGINT or SIGTERM, so that what is in hand is finished; a second one ends the process. */
export function untilSignalled(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping.abort();
    });
  }
  return stopping.signal;
}

export interface GuestSettings {
  readonly config?: Config;
  /** What the machinery itself may say beside the report, on standard error. */
  readonly level?: Config['logLevel'];
  /** The exit code when the database is lost, with whatever was under way. */
  readonly lost?: 1 | 2;
}

/** Opens the configured ledger beside a server that may run on it, for as long as it is used. */
export async function withLedger<T>(
  use: (opened: OpenLedger, logger: Logger) => Promise<T>,
  { config = readConfig(process.env), ...settings }: GuestSettings = {},
): Promise<T> {
  const { logger, onLost } = machinery(settings);
  const opened = await openLedger(config, { part: 'guest', logger, onLost });
  try {
    return await use(opened, logger);
  } finally {
    await opened.close();
  }
}

/** Opens the database alone. As `server` it refuses to run beside one. */
export async function withDatabase<T>(
  part: 'guest' | 'server',
  use: (database: Database) => Promise<T>,
  { config = readConfig(process.env), ...settings }: GuestSettings = {},
): Promise<T> {
  const { logger, onLost } = machinery(settings);
  const log = (message: string) => {
    logger.info(message);
  };
  const database = await openDatabase(config, part, { log, onLost });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

/** The report is written for a person: of the machinery's own messages only the bad ones belong beside it. */
function machinery({ level = 'warn', lost = 2 }: GuestSettings) {
  const logger = createLogger(level, pino.destination(2));
  return {
    logger,
    onLost: (error: Error) => {
      logger.fatal({ error }, 'The database was lost.');
      process.exit(lost);
    },
  };
}
