import type { Pool } from 'pg';
import { ask } from '../ask.ts';

const HOLD = `
  UPDATE ledger.log_lease SET owner = $1, expires_at = clock_timestamp() + $2 * interval '1 millisecond'
  WHERE owner = $1 OR expires_at <= clock_timestamp()
  RETURNING owner`;

const GIVE_BACK = `UPDATE ledger.log_lease SET owner = '', expires_at = clock_timestamp() WHERE owner = $1`;

/** Takes the lease if it is free, or prolongs what is the owner's; answers whether it is. */
export async function holdLease(pool: Pool, owner: string, forMs: number): Promise<boolean> {
  const rows = await ask(pool, { text: HOLD, values: [owner, forMs] });
  return rows.length > 0;
}

/** Another may take it at once. */
export async function giveBackLease(pool: Pool, owner: string): Promise<void> {
  await ask(pool, { text: GIVE_BACK, values: [owner] });
}
