import type { Pool } from 'pg';

/** How far a projection is behind the log. */
export interface Lag {
  readonly projection: string;
  /** Events recorded that it has not seen. */
  readonly events: number;
  /** Since when the oldest of them is there; 0 when there is none. */
  readonly seconds: number;
}

const LAGS = `
  SELECT c.projection, greatest(h.ordinal - c.ordinal, 0)::float8 AS events,
    greatest(extract(epoch FROM clock_timestamp()) - coalesce(e.recorded_at / 1000.0, extract(epoch FROM clock_timestamp())), 0)::float8 AS seconds
  FROM read_models.checkpoint AS c
  CROSS JOIN ledger.head AS h
  LEFT JOIN ledger.events AS e ON e.ordinal = c.ordinal + 1
  WHERE c.projection = ANY ($1)
  ORDER BY c.projection`;

/** The lag of those of the projections that have begun. */
export async function lagsOf(pool: Pool, projections: readonly string[]): Promise<readonly Lag[]> {
  const { rows } = await pool.query<Lag>(LAGS, [projections]);
  return rows;
}
