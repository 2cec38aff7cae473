import type { Pool } from 'pg';
import type { DerivedProjection } from '../../app/projection.ts';
import { type Jurist, lawsAt } from '../../app/standing.ts';
import { schemaOf, useTables } from './builds.ts';
import { make } from './changes.ts';
import { fenced, type Lease } from './fence.ts';

export interface Evaluating {
  readonly pool: Pool;
  readonly jurist: Jurist;
  readonly projection: DerivedProjection;
  readonly lease: Lease;
  readonly laws: Laws;
}

/** The law up to the last wide event: it is the same until the next, so it is read once for many batches. */
export interface Laws {
  readonly at: (wideOrdinal: number) => ReturnType<typeof lawsAt>;
}

export function keptLaws(jurist: Jurist): Laws {
  let kept: { readonly ordinal: number; readonly lawOf: ReturnType<typeof lawsAt> } | undefined;
  return {
    at: (ordinal) => {
      if (kept?.ordinal !== ordinal) kept = { ordinal, lawOf: lawsAt(jurist, ordinal) };
      return kept.lawOf;
    },
  };
}

/** Educators to be evaluated, and where the log stood when they were taken. */
export interface Batch {
  readonly ordinal: number;
  readonly wideOrdinal: number;
  readonly educators: readonly string[];
  /** Since which event the first of them waits. */
  readonly since: number;
}

// One statement, so that place and work are of one moment. While a build is far behind, whoever is marked would
// only be marked again: so a rebuild evaluates each educator once, at its end.
const NEXT = `
  SELECT b.ordinal, b.wide_ordinal AS "wideOrdinal",
         coalesce(array_agg(w.educator ORDER BY w.ordinal, w.educator) FILTER (WHERE w.educator IS NOT NULL), '{}')
           AS educators,
         coalesce(min(w.ordinal), 0) AS since
  FROM read_models.build b
  CROSS JOIN ledger.head h
  LEFT JOIN LATERAL (
    SELECT educator, ordinal FROM read_models.derived_work
    WHERE build = b.id AND partition = $2
    ORDER BY ordinal, educator LIMIT $3
  ) w ON h.ordinal - b.ordinal < $4 OR b.held_until > clock_timestamp()
  WHERE b.id = $1
  GROUP BY b.id`;

/** Events behind the head within which a build counts as live. */
export const CLOSE_BEHIND = 100;

/** The educators of one partition that wait longest. */
export async function nextBatch(
  pool: Pool,
  { build, part }: Lease,
  most: number,
): Promise<Batch | undefined> {
  const { rows } = await pool.query<Batch>(NEXT, [build, Number(part), most, CLOSE_BEHIND]);
  const [batch] = rows;
  return batch !== undefined && batch.educators.length > 0 ? batch : undefined;
}

// Locked in the order of educators, as marks are made.
const LOCK_WORK = `
  SELECT FROM read_models.derived_work WHERE build = $1 AND educator = ANY ($2) ORDER BY educator FOR UPDATE`;
// Whoever was marked meanwhile stays on the list.
const DONE = 'DELETE FROM read_models.derived_work WHERE build = $1 AND educator = ANY ($2) AND asked <= $3';
const REPAIRED = `DELETE FROM read_models.poison WHERE build = $1 AND effect = 'parked' AND educator = ANY ($2)`;
const WIDE = 'SELECT wide_ordinal AS "wideOrdinal" FROM read_models.build WHERE id = $1 FOR KEY SHARE';

/**
 * Computes the rows of a batch as of its place and puts them in. False when law changed or a day began since: the
 * answers would be of yesterday, and whom that concerned was looked for among rows that were not there yet.
 */
export async function evaluateBatch(evaluating: Evaluating, batch: Batch): Promise<boolean> {
  const { pool, jurist, projection, lease, laws } = evaluating;
  const { educators, ordinal, wideOrdinal } = batch;
  const todays = await todaysOf(pool, lease.build, projection.days);
  const lawOf = laws.at(wideOrdinal);
  const changes = await projection.rowsOf(educators, { jurist, ordinal, lawOf, todays });
  return fenced(pool, lease, async (client) => {
    const { rows } = await client.query<{ wideOrdinal: number }>(WIDE, [lease.build]);
    if (rows[0]?.wideOrdinal !== wideOrdinal) return false;
    await useTables(client, lease.build);
    await client.query(`DELETE FROM ${projection.name} WHERE educator = ANY ($1)`, [educators]);
    await make(client, changes);
    await client.query(LOCK_WORK, [lease.build, educators]);
    await client.query(DONE, [lease.build, educators, ordinal]);
    await client.query(REPAIRED, [lease.build, educators]);
    return true;
  });
}

async function todaysOf(pool: Pool, build: number, days: string) {
  const { rows } = await pool.query<{ state: string; today: string }>(
    `SELECT state, today FROM ${schemaOf(build)}.${days}`,
  );
  return new Map(rows.map(({ state, today }) => [state, today]));
}
