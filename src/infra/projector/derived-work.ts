import type { Pool } from 'pg';
import type { EducatorRecord } from '../../app/facts/facts-of.ts';
import type { DerivedProjection } from '../../app/projections/projection.ts';
import { type Jurist, lawsAt } from '../../app/standing/standing.ts';
import type { Day } from '../../domain/values/day.ts';
import { ask } from '../log/ask.ts';
import { schemaOf, useTablesOf } from './builds.ts';
import { make } from './changes.ts';
import { fenced, type Lease, RECOMPUTABLE } from './fence.ts';

export interface Evaluating {
  readonly pool: Pool;
  readonly projection: DerivedProjection;
  readonly lease: Lease;
  readonly laws: Laws;
  /** What the ledger says of a batch's educators up to its ordinal. */
  readonly recordsOf: (batch: Batch) => Promise<readonly EducatorRecord[]>;
}

/** Law and days change by wide events alone: they are the same until the next, so they are read once for many batches. */
export interface Laws {
  readonly at: (wideOrdinal: number) => ReturnType<typeof lawsAt>;
  readonly todaysAt: (wideOrdinal: number, read: () => Promise<Todays>) => Promise<Todays>;
}

type Todays = ReadonlyMap<string, Day>;

export function keptLaws(jurist: Jurist): Laws {
  const lawOf = keptWhileSame((ordinal) => lawsAt(jurist, ordinal));
  let kept: { readonly ordinal: number; readonly todays: Todays } | undefined;
  return {
    at: lawOf,
    // What is read after another wide event is kept under the one before it, whose batches are then refused.
    todaysAt: async (ordinal, read) => {
      if (kept?.ordinal !== ordinal) kept = { ordinal, todays: await read() };
      return kept.todays;
    },
  };
}

function keptWhileSame<T>(make: (ordinal: number) => T): (ordinal: number) => T {
  let kept: { readonly ordinal: number; readonly made: T } | undefined;
  return (ordinal) => {
    if (kept?.ordinal !== ordinal) kept = { ordinal, made: make(ordinal) };
    return kept.made;
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
  const values = [build, Number(part), most, CLOSE_BEHIND];
  const [batch] = await ask<Batch>(pool, { name: 'next batch', text: NEXT, values });
  return batch !== undefined && batch.educators.length > 0 ? batch : undefined;
}

// Work is locked in the order of educators, as marks are made; whoever was marked meanwhile stays on the list.
const clear = (table: string) => `
  WITH gone AS (
    DELETE FROM ${table} WHERE educator = ANY ($2)
  ), waiting AS MATERIALIZED (
    SELECT build, educator FROM read_models.derived_work WHERE build = $1 AND educator = ANY ($2)
    ORDER BY educator FOR UPDATE
  ), done AS (
    DELETE FROM read_models.derived_work w USING waiting
    WHERE w.build = waiting.build AND w.educator = waiting.educator AND w.asked <= $3
  )
  DELETE FROM read_models.poison WHERE build = $1 AND effect = 'parked' AND educator = ANY ($2)`;
const wideIn = (build: number) =>
  `SELECT wide_ordinal AS "wideOrdinal" FROM read_models.build WHERE id = ${build} FOR KEY SHARE`;

/**
 * Computes the rows of a batch as of its place and puts them in. False when law changed or a day began since: the
 * answers would be of yesterday, and whom that concerned was looked for among rows that were not there yet.
 */
export async function evaluateBatch(evaluating: Evaluating, batch: Batch): Promise<boolean> {
  const { pool, projection, lease, laws, recordsOf } = evaluating;
  const { educators, ordinal, wideOrdinal } = batch;
  const { build } = lease;
  const todays = await laws.todaysAt(wideOrdinal, () => todaysOf(pool, build, projection.days));
  const lawOf = laws.at(wideOrdinal);
  const changes = await projection.rowsOf(await recordsOf(batch), { ordinal, lawOf, todays });
  return fenced(
    pool,
    lease,
    async (client, { opened: [found] }) => {
      const at = found?.rows[0] as Pick<Batch, 'wideOrdinal'> | undefined;
      if (at?.wideOrdinal !== wideOrdinal) return false;
      await client.query(clear(projection.name), [build, educators, ordinal]);
      await make(client, changes);
      return true;
    },
    `${wideIn(build)}; ${useTablesOf(build)}; ${RECOMPUTABLE}`,
  );
}

async function todaysOf(pool: Pool, build: number, days: string) {
  const { rows } = await pool.query<{ state: string; today: string }>(
    `SELECT state, today FROM ${schemaOf(build)}.${days}`,
  );
  return new Map(rows.map(({ state, today }) => [state, today]));
}
