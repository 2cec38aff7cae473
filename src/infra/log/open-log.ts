import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { EventLog } from '../../app/log/event-log.ts';
import type { KeyVault } from '../../app/log/key-vault.ts';
import type { AppendObserver } from './append.ts';
import { createEventStoreLog } from './eventstore/eventstore-log.ts';
import { type IndexWatch, watchIndex } from './eventstore/index-watch.ts';
import { startIndexer } from './eventstore/indexer.ts';
import { requireEngine } from './eventstore/require-engine.ts';
import { requireKeys } from './eventstore/require-keys.ts';
import { requireSameServer } from './eventstore/same-server.ts';
import { namesOf, readServerAddress } from './eventstore/server-address.ts';
import { createPostgresLog } from './postgres-log.ts';

export interface LogSettings {
  /** Where the events are kept; PostgreSQL keeps them itself when not given. */
  readonly eventStoreUrl: string | undefined;
  /** The keys that must open what is kept elsewhere. */
  readonly vault: Pick<KeyVault, 'keysFor'>;
  /** Whether this process writes the index of a log that is elsewhere, when it is its turn. */
  readonly writesIndex: boolean;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Hears that the connection for announcements was lost; it is made again. */
  readonly onLost: (error: unknown) => void;
  readonly observer?: AppendObserver | undefined;
}

export interface OpenLog {
  readonly log: EventLog;
  /** How far the index is, where there is one. */
  readonly index?: IndexWatch;
  close(): Promise<void>;
}

/**
 * The log of the configured engine. Throws `another_engine` where the database belongs to the other one,
 * `another_server` where it indexes another log, and `other_keys` where it has not the keys of the log.
 */
export async function openLog(pool: Pool, settings: LogSettings): Promise<OpenLog> {
  const { eventStoreUrl, onLost, observer } = settings;
  await requireEngine(pool, eventStoreUrl === undefined ? 'postgresql' : 'eventstore');
  if (eventStoreUrl === undefined) {
    return { log: createPostgresLog(pool, { onLost, observer }), close: () => Promise.resolve() };
  }
  return openIndexed(pool, eventStoreUrl, settings);
}

async function openIndexed(
  pool: Pool,
  url: string,
  { vault, writesIndex, logger, onLost, observer }: LogSettings,
): Promise<OpenLog> {
  // Loaded only where it is needed: the client takes a quarter of a second of CPU.
  const { openEventStore } = await import('./eventstore/open-event-store.ts');
  const address = readServerAddress(url);
  // First, for one that does not answer is waited for.
  if (typeof address !== 'string') logger.info(`The events are in the EventStoreDB at ${namesOf(address)}.`);
  const store = openEventStore({
    url,
    onForeign: (event) => {
      const alarm = 'foreign_event';
      logger.error({ alarm, ...event }, 'An event of the EventStoreDB is not the ledger’s: it is left out.');
    },
    onNews: (news) => {
      if (news.answers) logger.info(news, 'The EventStoreDB answers again: what waited for it goes on.');
      else
        logger.error(
          { alarm: 'eventstore_gone', ...news },
          'The EventStoreDB does not answer. What needs it waits, and goes on by itself once it answers.',
        );
    },
  });
  try {
    await requireSameServer(pool, store);
    await requireKeys(store, vault);
    await pool.query('SELECT ledger.begin_index()');
  } catch (error) {
    await store.close();
    throw error;
  }
  const opened = createEventStoreLog(pool, store, { onLost, observer });
  const indexer = writesIndex ? startIndexer({ pool, store, logger }) : undefined;
  return {
    log: opened.log,
    index: watchIndex(pool, store),
    close: async () => {
      const stopped = indexer?.stop();
      opened.close();
      // Before it has stopped: what it asks of a server that is gone is not waited for.
      await store.close();
      await stopped;
    },
  };
}
