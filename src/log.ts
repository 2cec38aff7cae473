import { parseArgs } from 'node:util';
import { progressOn } from './app/import/progress.ts';
import { misused, runCommand, say, untilSignalled, withDatabase } from './command.ts';
import { ConfigError, readConfig } from './config.ts';
import { copyLog, refuseForeign } from './infra/log/eventstore/copy-log.ts';
import { openEventStore } from './infra/log/eventstore/open-event-store.ts';
import { requireOwnLog } from './infra/log/eventstore/require-engine.ts';
import { readServerAddress } from './infra/log/eventstore/server-address.ts';
import { createPostgresLog } from './infra/log/postgres-log.ts';
import { createPool } from './infra/postgres/pool.ts';

/** `npm run log -- copy`: exit code 0 when the whole log is over there and was checked, 2 when it is not. */
const USAGE = `npm run log -- copy [--to <esdb://...>] [--from <postgresql://...>]

Copies the log of a PostgreSQL (the configured one, unless --from names its address) to an EventStoreDB that is empty
or holds a beginning of the same log (the one at EVENTSTORE_URL, unless --to names it), and then holds the hash of
every event over there against the one here. What was interrupted goes on where it was. Nothing is changed here.
docs/scaling.md says when to do it and what to do before and after.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { to: { type: 'string' }, from: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help === true) return say(USAGE);
  if (positionals.length !== 1 || positionals[0] !== 'copy') return misused(USAGE);
  const config = readConfig(process.env);
  const to = values.to ?? config.eventStoreUrl;
  if (to === undefined) return misused(`Name the EventStoreDB with --to.\n\n${USAGE}`);
  requireAddress(to);
  const { from } = values;
  if (from !== undefined) {
    if (!/^postgres(ql)?:\/\/./.test(from))
      throw new ConfigError('--from must be an address like postgresql://user:password@host:5432/database.');
    return copy(from, to);
  }
  return withDatabase('guest', ({ appUrl }) => copy(appUrl, to), { config });
}

function requireAddress(to: string): void {
  const read = readServerAddress(to);
  if (typeof read === 'string') throw new ConfigError(`The address to copy to ${read}.`);
}

async function copy(from: string, to: string): Promise<number> {
  const stopping = untilSignalled();
  const onLost = () => undefined;
  const pool = createPool({ url: from, applicationName: 'licensure-ledger copy', size: 2, onError: onLost });
  try {
    await requireOwnLog(pool);
    const store = openEventStore({ url: to, onForeign: refuseForeign });
    try {
      const log = createPostgresLog(pool, { onLost });
      const copied = await copyLog({
        log,
        store,
        progress: progressOn(process.stderr, 'events'),
        signal: stopping,
      });
      if (copied !== undefined) {
        const { events, before } = copied;
        return say(`${events} events are in the EventStoreDB (${before} were before), each with its hash.`);
      }
      say('Interrupted: the next copy goes on where it was.');
      return 2;
    } finally {
      await store.close();
    }
  } finally {
    await pool.end();
  }
}

await runCommand(USAGE, main);
