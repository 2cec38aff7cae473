import type { Pool } from 'pg';
import { LEASE_MS } from './fence.ts';

const ANNOUNCE = `
  INSERT INTO read_models.projector (owner, can, seen_at) VALUES ($1, $2, clock_timestamp())
  ON CONFLICT (owner) DO UPDATE SET seen_at = excluded.seen_at, can = excluded.can`;
const PEERS = `
  SELECT count(*)::integer AS peers FROM read_models.projector
  WHERE can = $1 AND seen_at > clock_timestamp() - interval '${LEASE_MS} milliseconds'`;
const FORGET = `DELETE FROM read_models.projector WHERE owner = $1 OR seen_at < clock_timestamp() - interval '1 hour'`;

/** Says that this projector runs, and answers how many do that can build the same, itself among them. */
export async function announce(pool: Pool, owner: string, can: string): Promise<number> {
  await pool.query(ANNOUNCE, [owner, can]);
  const { rows } = await pool.query<{ peers: number }>(PEERS, [can]);
  return Math.max(1, rows[0]?.peers ?? 1);
}

export async function sayGoodbye(pool: Pool, owner: string): Promise<void> {
  await pool.query(FORGET, [owner]);
}
