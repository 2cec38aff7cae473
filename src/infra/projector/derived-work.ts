import type { Pool } from 'pg';
import type { DerivedProjection } from '../../app/projection.ts';
import type { Jurist } from '../../app/standing.ts';
import { inTransaction } from '../postgres/transaction.ts';

/** Most educators evaluated in one transaction: it bounds memory, and how long rows stay locked. */
const BATCH = 50;

const TAKE = `
  SELECT educator FROM read_models.derived_work
  WHERE projection = $1 ORDER BY ordinal, educator LIMIT $2 FOR UPDATE SKIP LOCKED`;
// Held for the batch, so that the follower cannot move on while answers as of this place are written.
const PLACE = 'SELECT ordinal FROM read_models.checkpoint WHERE projection = $1 FOR SHARE';
const DONE = 'DELETE FROM read_models.derived_work WHERE projection = $1 AND educator = ANY ($2)';

/** Evaluates the educators that wait longest, at most one batch of them. Answers how many they were. */
export async function drainOnce(pool: Pool, jurist: Jurist, projection: DerivedProjection): Promise<number> {
  const { name, days } = projection;
  return inTransaction(pool, async (client) => {
    const { rows: places } = await client.query<{ ordinal: number }>(PLACE, [name]);
    const { rows: taken } = await client.query<{ educator: string }>(TAKE, [name, BATCH]);
    const educators = taken.map(({ educator }) => educator);
    const ordinal = places[0]?.ordinal;
    if (educators.length === 0 || ordinal === undefined) return 0;
    const { rows } = await client.query<{ state: string; today: string }>(
      `SELECT state, today FROM read_models.${days}`,
    );
    const todays = new Map(rows.map(({ state, today }) => [state, today]));
    const statements = await projection.rowsOf(educators, { jurist, ordinal, todays });
    await client.query(`DELETE FROM read_models.${name} WHERE educator = ANY ($1)`, [educators]);
    for (const { sql, values } of statements) await client.query(sql, [...values]);
    await client.query(DONE, [name, educators]);
    return educators.length;
  });
}
