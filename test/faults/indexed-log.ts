import type { Pool } from 'pg';
import type { EventLog } from '../../src/app/log/event-log.ts';
import { createEventStoreLog } from '../../src/infra/log/eventstore/eventstore-log.ts';
import { startIndexer } from '../../src/infra/log/eventstore/indexer.ts';
import { openEventStore } from '../../src/infra/log/eventstore/open-event-store.ts';
import type { Patience } from '../../src/infra/log/eventstore/persistence.ts';
import { type Double, type DoubleOptions, startDouble } from '../eventstore-double/double.ts';
import type { LogRecord } from '../eventstore-double/record.ts';

/** Short enough for a test in which nobody answers, long enough for a busy machine to answer in. */
const PATIENCE: Patience = { attemptMs: 1_000, giveUpMs: 3_000, firstPauseMs: 5 };
const QUIET_MS = 500;
const PAGE = 500;

/** A log in a double of an EventStoreDB, whose index somebody in this process writes. */
export interface IndexedLog {
  readonly log: EventLog;
  readonly double: Double;
  /** Once all is indexed and was read again, each event held against its hash, ends everything; answers what was kept. */
  close(): Promise<readonly LogRecord[]>;
}

export interface IndexedSettings {
  /** Connections to the database of the index. */
  readonly pool: Pool;
  readonly double?: DoubleOptions;
  /** The address under which the double is asked; its own unless given. */
  readonly addressOf?: (double: Double) => string;
  readonly patience?: Patience;
}

export async function startIndexedLog(settings: IndexedSettings): Promise<IndexedLog> {
  const { pool, patience = PATIENCE } = settings;
  const double = await startDouble(settings.double);
  const url = settings.addressOf?.(double) ?? double.url;
  const store = openEventStore({ url, patience, quietMs: QUIET_MS, onForeign: fail });
  const { log, close } = createEventStoreLog(pool, store, { onLost: ignore, pollMs: 50 });
  // That it is behind while somebody is struck is the test's own doing.
  const indexer = startIndexer({
    ...{ pool, store, leaseMs: 1_000, retryMs: 5 },
    logger: { warn: ignore, error: fail },
  });
  return {
    log,
    double,
    close: async () => {
      try {
        await readThrough(log);
      } finally {
        await indexer.stop();
        close();
        await store.close();
        await double.close();
      }
      return double.records();
    },
  };
}

/** Reads every event; throws where one is not what was indexed. */
export async function readThrough(log: EventLog): Promise<void> {
  const head = await log.head();
  for (let seen = 0; seen < head;) {
    const page = await log.readAll(seen, PAGE);
    seen = page.at(-1)?.ordinal ?? head;
  }
}

function fail(error: unknown): never {
  throw error;
}

function ignore(): void {
  // What breaks is the test's own doing.
}
