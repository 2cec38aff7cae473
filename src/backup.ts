import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { progressOn } from './app/import/progress.ts';
import { readConfig } from './config.ts';
import { backUp } from './infra/backup/backup.ts';
import { openDatabase } from './infra/database.ts';
import { createLogger } from './infra/logger.ts';
import { stopReason } from './stop-reason.ts';

/** `npm run backup -- <folder>`: exit code 0 when the backup is there, 2 when nothing was written. */
const USAGE = `npm run backup -- <folder>

Writes a consistent snapshot of the ledger into a new folder, beside a running server or without one.
docs/running.md says what it holds and what it does not.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  const [folder, ...others] = positionals;
  if (values.help === true) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (folder === undefined || others.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const logger = createLogger('warn', pino.destination(2));
  const database = await openDatabase(readConfig(process.env), 'guest', {
    log: (message) => {
      logger.info(message);
    },
    onLost: (error) => {
      logger.fatal({ error }, 'The database was lost.');
      process.exit(2);
    },
  });
  try {
    const { head, keys, master_key } = await backUp({
      url: database.migratorUrl,
      folder: resolve(folder),
      progress: progressOn(process.stderr),
      now: Date.now,
    });
    process.stdout.write(
      `${resolve(folder)}: ${head.ordinal} events and the keys of ${keys.educators} educators (${keys.erased} erased).\n` +
        `The keys are wrapped by master key ${master_key ?? '(none yet)'}, which is not in the backup: keep it elsewhere.\n`,
    );
    return 0;
  } finally {
    await database.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${stopReason(error)}\n`);
  process.exitCode = 2;
}
