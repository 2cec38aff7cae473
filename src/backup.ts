import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { progressOn } from './app/import/progress.ts';
import { misused, runCommand, say, withDatabase } from './command.ts';
import { backUp } from './infra/backup/backup.ts';

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
  if (values.help === true) return say(USAGE);
  if (folder === undefined || others.length > 0) return misused(USAGE);
  return withDatabase('guest', async ({ migratorUrl }) => {
    const { head, keys, master_key } = await backUp({
      url: migratorUrl,
      folder: resolve(folder),
      progress: progressOn(process.stderr),
      now: Date.now,
    });
    return say(
      `${resolve(folder)}: ${head.ordinal} events and the keys of ${keys.educators} educators (${keys.erased} erased).\n` +
        `The keys are wrapped by master key ${master_key ?? '(none yet)'}, which is not in the backup: keep it elsewhere.`,
    );
  });
}

await runCommand(USAGE, main);
