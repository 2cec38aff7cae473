import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { progressOn } from './app/import/progress.ts';
import { fault } from './app/fault.ts';
import { misused, runCommand, say, withDatabase } from './command.ts';
import { type Config, readConfig } from './config.ts';
import type { Manifest } from './infra/backup/manifest.ts';
import { requireCopied } from './infra/backup/require-copied.ts';
import { restore } from './infra/backup/restore.ts';
import { masterKeyOf } from './infra/open-ledger.ts';

/** `npm run restore -- <folder>`: exit code 0 when everything was restored, 2 when nothing was. */
const USAGE = `npm run restore -- <folder> [--erased <list or newer backup>]... [--without-events]

Puts a backup into the configured database, which must be empty; no server may run on it.
Whoever was erased since the backup was made stays erased if a newer backup lies beside it or --erased names them
(a file of one educator a line, or a folder of a backup). docs/running.md has the rest.
--without-events restores everything else, where the same log is in the EventStoreDB at EVENTSTORE_URL (docs/scaling.md).`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      erased: { type: 'string', multiple: true, default: [] },
      'without-events': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  const [folder, ...others] = positionals;
  if (values.help === true) return say(USAGE);
  if (folder === undefined || others.length > 0) return misused(USAGE);
  const config = readConfig(process.env);
  const elsewhere = values['without-events'] ? config.eventStoreUrl : undefined;
  if (values['without-events'] && elsewhere === undefined)
    return misused('With --without-events set EVENTSTORE_URL: the events are read from there.');
  // As a server does, so that none runs beside it.
  return withDatabase(
    'server',
    async ({ migratorUrl, appRole }) => {
      const { manifest, erasedAgain } = await restore({
        ...{ url: migratorUrl, appRole, folder: resolve(folder), erased: values.erased },
        checkMasterKey: (id) => checkMasterKey(config, id),
        progress: progressOn(process.stderr),
        ...(elsewhere === undefined
          ? {}
          : { checkLogElsewhere: (copied: Manifest) => checkLog(elsewhere, copied) }),
      });
      const what =
        elsewhere === undefined ? `${manifest.head.ordinal} events` : 'What reactors and reminders have done';
      return say(
        `${what} and the keys of ${manifest.keys.educators} educators are as they were at ${manifest.made_at}.\n` +
          `Erased since, and not brought back: ${erasedAgain.length === 0 ? 'nobody' : erasedAgain.join(', ')}.\n` +
          `The next start ${elsewhere === undefined ? '' : 'indexes the events and '}computes the read models anew.`,
      );
    },
    { config },
  );
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

async function checkLog(url: string, manifest: Manifest): Promise<void> {
  // Few restore so, and the client of an EventStoreDB takes a while to load.
  const { openEventStore } = await import('./infra/log/eventstore/open-event-store.ts');
  const store = openEventStore({ url, onForeign: () => undefined });
  try {
    await requireCopied(store, manifest);
  } finally {
    await store.close();
  }
}

await runCommand(USAGE, main);
