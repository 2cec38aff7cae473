import { createPool } from '../../src/infra/postgres/pool.ts';
import type { KeptEvent } from '../../src/infra/log/eventstore/event-store.ts';
import { hashOf } from '../../src/infra/log/event-hash.ts';
import { type PostgresEngine, startPostgresLog } from './postgres-engine.ts';

/** A database for an index, which can be emptied as nobody else may. */
export interface IndexTable extends PostgresEngine {
  empty(): Promise<void>;
  /** Every row in the order of ordinals, with the head and the cursor. */
  read(): Promise<Index>;
}

export interface Index {
  readonly head: number;
  readonly recordedAt: number;
  readonly cursor: number | null;
  readonly rows: readonly Record<string, unknown>[];
}

export async function startIndexTable(): Promise<IndexTable> {
  const engine = await startPostgresLog();
  const { appUrl: url } = engine.database;
  const reading = createPool({ url, applicationName: 'index test', size: 2, onError: () => undefined });
  return {
    ...engine,
    async empty() {
      await engine.asAdmin(`
        ALTER TABLE ledger.log_index DISABLE TRIGGER ALL;
        TRUNCATE ledger.log_index;
        ALTER TABLE ledger.log_index ENABLE ALWAYS TRIGGER log_index_is_never_changed;
        UPDATE ledger.head SET ordinal = 0, recorded_at = 0;
        UPDATE ledger.log_cursor SET position = NULL;
        UPDATE ledger.log_lease SET owner = '', expires_at = clock_timestamp()`);
    },
    async read() {
      const { rows } = await reading.query<Record<string, unknown>>(`
        SELECT ordinal, position, stream, revision, id, type, educator, recorded_at, encode(hash, 'hex') AS hash
        FROM ledger.log_index ORDER BY ordinal`);
      const { rows: states } = await reading.query<Omit<Index, 'rows'>>(`
        SELECT h.ordinal AS head, h.recorded_at AS "recordedAt", c.position AS cursor
        FROM ledger.head h, ledger.log_cursor c`);
      const [state] = states;
      if (state === undefined) throw new Error('There is no head.');
      return { ...state, rows };
    },
    async close() {
      await reading.end();
      await engine.close();
    },
  };
}

/** What the index of a whole log must hold, said as simply as it can be. */
export function indexOf(kept: readonly KeptEvent[]): Pick<Index, 'head' | 'recordedAt' | 'rows'> {
  const instants = kept.map((_, nth) =>
    Math.max(...kept.slice(0, nth + 1).map(({ recordedAt }) => recordedAt)),
  );
  const rows = kept.map(({ position, ...event }, nth) => {
    const placed = { ...event, ordinal: nth + 1, recordedAt: instants[nth] ?? 0 };
    const { ordinal, stream, revision, id, type, metadata, recordedAt } = placed;
    const found = { educator: metadata.educator ?? null, recorded_at: recordedAt, hash: hashOf(placed) };
    return { ordinal, position, stream, revision, id, type, ...found };
  });
  return { head: kept.length, recordedAt: instants.at(-1) ?? 0, rows };
}
