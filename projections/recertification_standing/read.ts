import type { Pool } from 'pg';

// Parked, or what a part of the projection is halted by.
const SINCE = `
  SELECT floor(extract(epoch FROM min(p.since)) * 1000)::bigint AS since
  FROM read_models.poison p JOIN read_models.build b ON b.id = p.build
  WHERE b.state = 'live' AND b.projection = 'recertification_standing' AND p.educator = $1`;

/** Since when (milliseconds since 1970) it is known that an educator's standing cannot be computed, if it is. */
export async function readUnderRepairSince(pool: Pool, educator: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ since: number | null }>(SINCE, [educator]);
  return rows[0]?.since ?? undefined;
}
