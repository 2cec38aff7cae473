import type { Pool, PoolClient } from 'pg';
import type { Jurist } from '../../app/standing.ts';
import { standingsOf } from '../../../projections/recertification_standing/evaluate.ts';
import { recertificationStanding } from '../../../projections/recertification_standing/projection.ts';
import type { StandingRow } from '../../../projections/recertification_standing/row.ts';
import { inTransaction } from '../postgres/transaction.ts';

/** Most educators evaluated in one transaction: it bounds memory, and how long rows stay locked. */
const BATCH = 50;

const TAKE = `
  SELECT educator FROM read_models.standing_work ORDER BY ordinal, educator LIMIT $1 FOR UPDATE SKIP LOCKED`;
// Held for the batch, so that the follower cannot move on while answers as of this place are written.
const PLACE = 'SELECT ordinal FROM read_models.checkpoint WHERE projection = $1 FOR SHARE';
const TODAYS = 'SELECT state, today FROM read_models.state_day';
const FORGET = 'DELETE FROM read_models.recertification_standing WHERE educator = ANY ($1)';
const DONE = 'DELETE FROM read_models.standing_work WHERE educator = ANY ($1)';
const INSERT = `
  INSERT INTO read_models.recertification_standing
    (period, educator, state, license, class, starts_on, ends_on, completed_on, outcome, codes, unit,
     required, counted, attested_only, policy_version, policy_digest, holds_until)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`;

/** Evaluates the educators that wait longest, at most one batch of them. Answers how many they were. */
export async function drainOnce(pool: Pool, jurist: Jurist): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows: places } = await client.query<{ ordinal: number }>(PLACE, [recertificationStanding.name]);
    const { rows: taken } = await client.query<{ educator: string }>(TAKE, [BATCH]);
    const educators = taken.map(({ educator }) => educator);
    const ordinal = places[0]?.ordinal;
    if (educators.length === 0 || ordinal === undefined) return 0;
    const { rows: days } = await client.query<{ state: string; today: string }>(TODAYS);
    const todays = new Map(days.map(({ state, today }) => [state, today]));
    const rows = await standingsOf(jurist, educators, ordinal, todays);
    await client.query(FORGET, [educators]);
    for (const row of rows) await insert(client, row);
    await client.query(DONE, [educators]);
    return educators.length;
  });
}

async function insert(client: PoolClient, row: StandingRow): Promise<void> {
  const { period, educator, state, license, startsOn, endsOn, completedOn, outcome, codes, unit } = row;
  const { required, counted, attestedOnly, policyVersion, policyDigest, holdsUntil } = row;
  await client.query(INSERT, [
    ...[period, educator, state, license, row.class, startsOn, endsOn, completedOn, outcome, codes, unit],
    ...[required, counted, attestedOnly, policyVersion, policyDigest, holdsUntil],
  ]);
}
