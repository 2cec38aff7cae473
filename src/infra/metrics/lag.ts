import type { Pool } from 'pg';

/** How far a projection is behind the log. */
export interface Lag {
  readonly projection: string;
  /** Of what is read. */
  readonly version: number;
  /** Events recorded that it has not seen. */
  readonly events: number;
  /** Since when the oldest of them is there; 0 when there is none. */
  readonly seconds: number;
}

const LAGS = `
  SELECT c.projection, c.version, greatest(h.ordinal - c.ordinal, 0)::float8 AS events,
    greatest(extract(epoch FROM clock_timestamp()) - coalesce(e.recorded_at / 1000.0, extract(epoch FROM clock_timestamp())), 0)::float8 AS seconds
  FROM read_models.checkpoint AS c
  CROSS JOIN ledger.head AS h
  LEFT JOIN ledger.entries AS e ON e.ordinal = c.ordinal + 1
  WHERE c.projection = ANY ($1)
  ORDER BY c.projection`;

/** The lag of those of the projections that have begun. */
export async function lagsOf(pool: Pool, projections: readonly string[]): Promise<readonly Lag[]> {
  const { rows } = await pool.query<Lag>(LAGS, [projections]);
  return rows;
}

/** A reactor, as far as its lag is concerned. */
export interface Watched {
  readonly name: string;
  /** The events it follows; all when not given. */
  readonly types?: readonly string[];
}

/** Most events counted: beyond them it is enough to know that there are as many. */
const MOST_COUNTED = 10_000;

// An inner LIMIT keeps it to an index scan of what is left to do, which is nearly always nothing.
const reactorLag = (condition: string) => `
  SELECT count(*)::float8 AS events,
    coalesce(extract(epoch FROM clock_timestamp()) - min(recorded_at) / 1000.0, 0)::float8 AS seconds
  FROM (
    SELECT recorded_at FROM ledger.entries
    WHERE ordinal > coalesce((SELECT ordinal FROM read_models.reactor WHERE reactor = $1), 0) ${condition}
    ORDER BY ordinal LIMIT ${MOST_COUNTED}
  ) AS left_to_do`;

export async function reactorLagOf(
  pool: Pool,
  { name, types }: Watched,
): Promise<Pick<Lag, 'events' | 'seconds'>> {
  const sql = reactorLag(types === undefined ? '' : 'AND type = ANY ($2)');
  const values = types === undefined ? [name] : [name, types];
  const { rows } = await pool.query<Pick<Lag, 'events' | 'seconds'>>(sql, values);
  return rows[0] ?? { events: 0, seconds: 0 };
}
