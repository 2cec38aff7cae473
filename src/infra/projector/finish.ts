import type { ClientBase } from 'pg';
import { fault } from '../../app/fault.ts';
import { hasCode } from '../../app/has-code.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { pause } from '../pause.ts';
import { schemaOf } from './builds.ts';
import { CLOSE_BEHIND } from './derived-work.ts';
import { fenced } from './fence.ts';
import type { Unit } from './unit.ts';

const LOOK_EACH_MS = 200;
const SHORTLY_MS = 20;
/** The longest two builds are held at one place, so that they can be compared. */
const HOLD_MS = 30_000;

interface Ready {
  readonly isCaughtUp: boolean;
  readonly hasWork: boolean;
  /** The live build it is to be compared with. */
  readonly compareWith: number | null;
}

// Work that was asked for after it had caught up is live work, which never ends for good.
const LOOK = `
  SELECT b.caught_up IS NOT NULL AS "isCaughtUp",
         EXISTS (SELECT FROM read_models.derived_work w
                 WHERE w.build = b.id AND w.ordinal <= coalesce(b.caught_up, h.ordinal)) AS "hasWork",
         CASE WHEN b.by_command AND live.version = b.version THEN live.id END AS "compareWith"
  FROM read_models.build b
  CROSS JOIN ledger.head h
  LEFT JOIN read_models.build live ON live.projection = b.projection AND live.state = 'live'
  WHERE b.id = $1 AND b.state = 'building'`;

const CATCH_UP = `
  UPDATE read_models.build b SET caught_up = h.ordinal FROM ledger.head h
  WHERE b.id = $1 AND b.caught_up IS NULL AND h.ordinal - b.ordinal < $2`;

/**
 * Waits until a build has caught up with the log and nobody of it waits to be evaluated, compares it when it must
 * be equal to what is read, and has it read from then on.
 */
export async function finishWhenReady(unit: Unit, signal: AbortSignal): Promise<void> {
  const { pool, lease, projection, logger } = unit;
  const told = { projection: projection.name, build: lease.build };
  while (!signal.aborted) {
    await pause(LOOK_EACH_MS, signal);
    await fenced(pool, lease, (client) => client.query(CATCH_UP, [lease.build, CLOSE_BEHIND]));
    const { rows } = await pool.query<Ready>(LOOK, [lease.build]);
    const [ready] = rows;
    if (ready === undefined) return;
    if (!ready.isCaughtUp || ready.hasWork) continue;
    if (ready.compareWith !== null) {
      const differences = await compareWith(unit, ready.compareWith, signal);
      if (differences === undefined) continue;
      if (differences.length > 0) {
        await keepApart(unit, differences);
        return;
      }
      logger.info(told, 'A rebuild is equal to what was read, byte by byte.');
    }
    if (await switchTo(unit, signal)) {
      logger.info(told, 'A new build is read from now on.');
      return;
    }
  }
}

const HOLD_LIVE = `
  UPDATE read_models.build live
  SET held_at = live.ordinal, held_until = clock_timestamp() + $2 * interval '1 millisecond'
  FROM read_models.build b WHERE b.id = $1 AND live.projection = b.projection AND live.state = 'live'
  RETURNING live.id`;
const SWITCH_MS = 3_000;

/** The one that is read stands still until the new one has seen as much: then they change places. */
async function switchTo(unit: Unit, signal: AbortSignal): Promise<boolean> {
  const { pool, lease } = unit;
  const { rows } = await pool.query<{ id: number }>(HOLD_LIVE, [lease.build, SWITCH_MS]);
  try {
    const until = performance.now() + SWITCH_MS;
    while (!signal.aborted && performance.now() < until) {
      if (await trySwitch(unit)) return true;
      await pause(SHORTLY_MS, signal);
    }
    return false;
  } finally {
    await pool.query(RELEASE, [rows.map(({ id }) => id)]);
  }
}

async function trySwitch({ pool, lease }: Unit): Promise<boolean> {
  try {
    return await fenced(pool, lease, async (client) => {
      // Sooner than the server looks for deadlocks: whoever reads is never the one to give way.
      await client.query(`SET LOCAL lock_timeout = '300ms'`);
      const { rows } = await client.query<{ done: boolean }>('SELECT read_models.switch_to($1) AS done', [
        lease.build,
      ]);
      return rows[0]?.done === true;
    });
  } catch (error) {
    if (hasCode(error, '55P03', '40P01')) return false;
    throw error;
  }
}

/** A table in which two builds differ, and in how many rows. */
export interface Difference {
  readonly table: string;
  readonly rows: number;
}

const LOCK = 'SELECT FROM read_models.build WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE';
const HOLD = `
  UPDATE read_models.build b
  SET held_at = (SELECT max(ordinal) FROM read_models.build WHERE id = ANY ($1)),
    held_until = clock_timestamp() + $2 * interval '1 millisecond'
  WHERE b.id = ANY ($1)`;
const RELEASE = 'UPDATE read_models.build SET held_at = NULL, held_until = NULL WHERE id = ANY ($1)';

/**
 * Compares the build with the one that is read, both as of one place; nothing when they did not come to stand
 * there. Both are held there only until a snapshot of them is taken.
 */
async function compareWith(
  unit: Unit,
  live: number,
  signal: AbortSignal,
): Promise<readonly Difference[] | undefined> {
  const { pool, lease } = unit;
  const both = [live, lease.build];
  await inTransaction(pool, async (client) => {
    // Locked first: a place that is moved while this waits would be missed by the statement that waits.
    await client.query(LOCK, [both]);
    await client.query(HOLD, [both, HOLD_MS]);
  });
  try {
    const until = performance.now() + HOLD_MS / 2;
    while (!signal.aborted && performance.now() < until) {
      const differences = await inTransaction(
        pool,
        async (client) => {
          await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
          await client.query('SET LOCAL statement_timeout = 0');
          if (!(await standTogether(client, both))) return undefined;
          await pool.query(RELEASE, [both]);
          return differencesOf(client, unit, live);
        },
        { withinMs: 0 },
      );
      if (differences !== undefined) return differences;
      await pause(SHORTLY_MS, signal);
    }
    return undefined;
  } finally {
    await pool.query(RELEASE, [both]);
  }
}

const TOGETHER = `
  SELECT count(DISTINCT ordinal) = 1 AND count(*) = 2
    AND NOT EXISTS (SELECT FROM read_models.derived_work w WHERE w.build = ANY ($1)) AS together
  FROM read_models.build WHERE id = ANY ($1)`;

async function standTogether(client: ClientBase, both: readonly number[]): Promise<boolean> {
  const { rows } = await client.query<{ together: boolean }>(TOGETHER, [both]);
  return rows[0]?.together === true;
}

/** Rows are compared by their text, so that 1.0 and 1.00 are two; the key leads through both tables at once. */
async function differencesOf(
  client: ClientBase,
  { projection, lease }: Unit,
  live: number,
): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for (const { name, key } of projection.tables) {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::integer AS count
       FROM ${schemaOf(live)}.${name} a FULL JOIN ${schemaOf(lease.build)}.${name} b USING (${key.join(', ')})
       WHERE a::text IS DISTINCT FROM b::text`,
    );
    const count = rows[0]?.count;
    if (count === undefined) throw fault('bad_answer', `${name} could not be compared.`);
    if (count > 0) differences.push({ table: name, rows: count });
  }
  return differences;
}

/** What was read goes on being read; the new tables are kept for whoever looks into it. */
async function keepApart({ pool, lease, projection, logger }: Unit, differences: readonly Difference[]) {
  const note = differences.map(({ table, rows }) => `${table}: ${rows} rows`).join(', ');
  await fenced(pool, lease, (client) =>
    client.query(
      `UPDATE read_models.build SET state = 'differs', note = $2, ended_at = clock_timestamp() WHERE id = $1`,
      [lease.build, note],
    ),
  );
  logger.error(
    { alarm: 'rebuild_differs', projection: projection.name, build: lease.build, differences },
    'A rebuild is not equal to what is read; it is not put in use.',
  );
}
