import type { ClientBase, Pool } from 'pg';
import type { Lease } from './fence.ts';

/** What becomes of what cannot be projected: it halts its part of the projection, or parks the educator it is of. */
export type PoisonPolicy = 'halt' | 'park';

/** What cannot be projected, and where. */
export interface Poison {
  /** The event, or for a standing the one that asked for it. */
  readonly ordinal: number;
  readonly educator: string | undefined;
  /** Of the error; its message may name a person, so it is not kept. */
  readonly code: string;
}

/** Carries a poison out of a part of a build that halts by it. */
export class PoisonError extends Error {
  override readonly name = 'PoisonError';
  readonly poison: Poison;

  constructor(poison: Poison, cause: unknown) {
    super(`The event ${poison.ordinal} cannot be projected (${poison.code}).`, { cause });
    this.poison = poison;
  }
}

// Pauses double, from a second to five minutes.
const RECORD = `
  INSERT INTO read_models.poison (build, subject, effect, educator, ordinal, code, retry_at)
  VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp() + interval '1 second')
  ON CONFLICT (build, subject) DO UPDATE SET ordinal = least(poison.ordinal, excluded.ordinal),
    educator = excluded.educator, code = excluded.code, attempts = poison.attempts + 1,
    retry_at = clock_timestamp() + least(power(2, least(poison.attempts, 20)), 300) * interval '1 second'
  RETURNING attempts`;

/** Records that a part of a build is halted; answers how often that was tried. */
export async function recordHalt(
  client: ClientBase,
  { build, part }: Lease,
  { educator, ordinal, code }: Poison,
): Promise<number> {
  const values = [build, part, 'halted', educator ?? null, ordinal, code];
  const { rows } = await client.query<{ attempts: number }>(RECORD, values);
  return rows[0]?.attempts ?? 1;
}

/** Records that an educator is parked; answers how often that was tried. */
export async function recordParked(
  client: ClientBase,
  build: number,
  educator: string,
  { ordinal, code }: Poison,
): Promise<number> {
  const values = [build, `educator ${educator}`, 'parked', educator, ordinal, code];
  const { rows } = await client.query<{ attempts: number }>(RECORD, values);
  return rows[0]?.attempts ?? 1;
}

export async function forgetHalt(client: ClientBase, { build, part }: Lease): Promise<void> {
  await client.query('DELETE FROM read_models.poison WHERE build = $1 AND subject = $2', [build, part]);
}

export async function forgetParked(client: ClientBase, build: number, educator: string): Promise<void> {
  await client.query('DELETE FROM read_models.poison WHERE build = $1 AND subject = $2', [
    ...[build, `educator ${educator}`],
  ]);
}

/** Whether a part of a build is halted, and whether it is time to try again. */
export async function haltOf(
  pool: Pool,
  { build, part }: Lease,
): Promise<{ readonly isDue: boolean } | undefined> {
  const { rows } = await pool.query<{ isDue: boolean }>(
    `SELECT retry_at <= clock_timestamp() AS "isDue" FROM read_models.poison WHERE build = $1 AND subject = $2`,
    [build, part],
  );
  return rows[0];
}

export interface Parked {
  readonly educator: string;
  /** The first event that was left out. */
  readonly ordinal: number;
  readonly isDue: boolean;
}

/** Who is parked in a build. */
export async function parkedIn(pool: Pool, build: number): Promise<readonly Parked[]> {
  const { rows } = await pool.query<Parked>(
    `SELECT educator, ordinal, retry_at <= clock_timestamp() AS "isDue" FROM read_models.poison
     WHERE build = $1 AND effect = 'parked' ORDER BY educator`,
    [build],
  );
  return rows;
}

const REMIND = `
  INSERT INTO read_models.derived_work (build, educator, partition, ordinal, asked)
  SELECT p.build, p.educator, read_models.partition_of(p.educator), p.ordinal, p.ordinal
  FROM read_models.poison p
  WHERE p.build = $1 AND p.effect = 'parked' AND p.retry_at <= clock_timestamp()
    AND read_models.partition_of(p.educator) = $2
  ON CONFLICT DO NOTHING`;

/** Puts the parked educators of a partition whose time has come on the work list again. */
export async function remindOfParked(pool: Pool, { build, part }: Lease): Promise<void> {
  await pool.query(REMIND, [build, Number(part)]);
}

/** What is halted or parked in the builds that are read or filled. */
export interface Standstill {
  readonly projection: string;
  readonly build: number;
  readonly effect: 'halted' | 'parked';
  /** `follow`, a partition, or `educator <id>`. */
  readonly subject: string;
  readonly educator: string | null;
  readonly ordinal: number;
  readonly code: string;
  readonly attempts: number;
  readonly since: Date;
}

export async function standstillsOf(pool: Pool): Promise<readonly Standstill[]> {
  const { rows } = await pool.query<Standstill>(
    `SELECT b.projection, p.build, p.effect, p.subject, p.educator, p.ordinal, p.code, p.attempts, p.since
     FROM read_models.poison p JOIN read_models.build b ON b.id = p.build
     WHERE b.state IN ('live', 'building') ORDER BY b.projection, p.build, p.subject`,
  );
  return rows;
}

/** Has everything of these projections that is halted or parked tried again at once; answers how much that is. */
export async function tryAgain(pool: Pool, projections: readonly string[]): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE read_models.poison p SET retry_at = clock_timestamp()
     FROM read_models.build b WHERE b.id = p.build AND b.projection = ANY ($1) AND b.state IN ('live', 'building')`,
    [projections],
  );
  return rowCount ?? 0;
}
