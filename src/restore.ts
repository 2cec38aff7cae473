import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { progressOn } from './app/import/progress.ts';
import { fault } from './app/fault.ts';
import { type Config, readConfig } from './config.ts';
import { restore } from './infra/backup/restore.ts';
import { openDatabase } from './infra/database.ts';
import { createLogger } from './infra/logger.ts';
import { masterKeyOf } from './infra/open-ledger.ts';
import { stopReason } from './stop-reason.ts';

/** `npm run restore -- <folder>`: exit code 0 when everything was restored, 2 when nothing was. */
const USAGE = `npm run restore -- <folder> [--erased <list or newer backup>]...

Puts a backup into the configured database, which must be empty; no server may run on it.
Whoever was erased since the backup was made stays erased if a newer backup lies beside it or --erased names them
(a file of one educator a line, or a folder of a backup). docs/running.md has the rest.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      erased: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h' },
    },
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
  const config = readConfig(process.env);
  const logger = createLogger('warn', pino.destination(2));
  // As a server does, so that none runs beside it.
  const database = await openDatabase(config, 'server', {
    log: (message) => {
      logger.info(message);
    },
    onLost: (error) => {
      logger.fatal({ error }, 'The database was lost; nothing was restored.');
      process.exit(2);
    },
  });
  try {
    const { manifest, erasedAgain } = await restore({
      ...{ url: database.migratorUrl, appRole: database.appRole },
      ...{ folder: resolve(folder), erased: values.erased },
      checkMasterKey: (id) => checkMasterKey(config, id),
      progress: progressOn(process.stderr),
    });
    process.stdout.write(
      `${manifest.head.ordinal} events and the keys of ${manifest.keys.educators} educators are as they were at ${manifest.made_at}.\n` +
        `Erased since, and not brought back: ${erasedAgain.length === 0 ? 'nobody' : erasedAgain.join(', ')}.\n` +
        'The next start computes the read models anew.\n',
    );
    return 0;
  } finally {
    await database.close();
  }
}

/** What the keys were wrapped with must be at hand: without it nobody could read a name in what is restored. */
async function checkMasterKey(config: Config, id: string): Promise<void> {
  const master = await masterKeyOf(config, id);
  if (master.id === id) return;
  throw fault(
    'wrong_master_key',
    `The backup belongs to master key ${id}, and ${master.id} is configured: restore with the key it was made with.`,
  );
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${stopReason(error)}\n`);
  process.exitCode = 2;
}
