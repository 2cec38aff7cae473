import type { Pool } from 'pg';

/** Up to which ordinal each reactor has done what followed. */
export const CHECKPOINT = 'SELECT ordinal FROM read_models.reactor WHERE reactor = $1';

export const MOVE = `
  INSERT INTO read_models.reactor (reactor, ordinal) VALUES ($1, $2)
  ON CONFLICT (reactor) DO UPDATE SET ordinal = greatest(reactor.ordinal, excluded.ordinal)`;

export async function checkpointOf(pool: Pool, reactor: string): Promise<number> {
  const { rows } = await pool.query<{ ordinal: number }>(CHECKPOINT, [reactor]);
  return rows[0]?.ordinal ?? 0;
}
