import { afterAll, beforeAll } from '@jest/globals';
import { createEventStoreLog } from '../../src/infra/log/eventstore/eventstore-log.ts';
import type { EventStore } from '../../src/infra/log/eventstore/event-store.ts';
import { type IndexerSettings, startIndexer } from '../../src/infra/log/eventstore/indexer.ts';
import type { Engine } from './engine.ts';
import { type IndexTable, startIndexTable } from './index-table.ts';

const fail = (error: unknown) => {
  throw error;
};

/**
 * The log over a store, with an indexer at work; one after the other, for all tests of the group have one database,
 * which is emptied for each.
 */
export function indexedLogs(
  settings: Partial<Pick<IndexerSettings, 'logger' | 'retryMs'>> = {},
): (store: EventStore) => Promise<Engine> {
  let table: IndexTable | undefined;
  beforeAll(async () => {
    table = await startIndexTable();
  });
  afterAll(() => table?.close());
  return async (store) => {
    if (table === undefined) throw new Error('The database is there only while the tests run.');
    const { pool } = table;
    await table.empty();
    // A test may end while a subscription is still open.
    const { log, close } = createEventStoreLog(pool, store, { onLost: () => undefined });
    const indexer = startIndexer({ pool, store, logger: { warn: fail, error: fail }, ...settings });
    return {
      log,
      async close() {
        await indexer.stop();
        close();
        await store.close();
      },
    };
  };
}
