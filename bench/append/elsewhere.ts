import type { EventLog } from '../../src/app/log/event-log.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { openLog } from '../../src/infra/log/open-log.ts';
import { createLogger } from '../../src/infra/logger.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { withDatabase } from '../database.ts';

/**
 * The log in the EventStoreDB at an address, which must be empty, with its index in a PostgreSQL of its own and the
 * indexer in this process.
 */
export async function withLogElsewhere(url: string, use: (log: EventLog) => Promise<void>): Promise<void> {
  await withDatabase(async ({ appUrl }) => {
    const onLost = (error: unknown) => {
      process.emitWarning(String(error));
    };
    const pool = createPool({ url: appUrl, applicationName: 'bench index', size: 20, onError: onLost });
    try {
      const opened = await openLog(pool, {
        ...{ eventStoreUrl: url, vault: createMemoryVault(), writesIndex: true },
        ...{ logger: createLogger('error'), onLost },
      });
      try {
        await use(opened.log);
      } finally {
        await opened.close();
      }
    } finally {
      await pool.end();
    }
  });
}
