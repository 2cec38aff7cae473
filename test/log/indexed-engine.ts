import type pg from 'pg';
import { createEventStoreLog } from '../../src/infra/log/eventstore/eventstore-log.ts';
import type { EventStore } from '../../src/infra/log/eventstore/event-store.ts';
import { startIndexer } from '../../src/infra/log/eventstore/indexer.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { freshDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import type { Engine } from './engine.ts';

export interface IndexedEngine extends Engine {
  readonly database: TestDatabase;
  readonly pool: pg.Pool;
}

/** The log over a store, with the index in a database of its own and an indexer at work. */
export async function startIndexedLog(store: EventStore, waitMs?: number): Promise<IndexedEngine> {
  const database = await freshDatabase();
  const fail = (error: unknown) => {
    throw error;
  };
  const pool = createPool({ url: database.appUrl, applicationName: 'log test', onError: fail });
  const { log, close } = createEventStoreLog(pool, store, {
    // A test may end while a subscription is still open.
    onLost: () => undefined,
    ...(waitMs === undefined ? {} : { waitMs }),
  });
  const indexer = startIndexer({ pool, store, logger: { warn: fail, error: fail } });
  return {
    ...{ log, database, pool },
    async close() {
      await indexer.stop();
      close();
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
}
