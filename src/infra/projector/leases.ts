import type { Pool } from 'pg';
import { LEASE_MS, type Lease } from './fence.ts';

/** A part of a build that wants an owner. */
export interface Wanted {
  readonly unit: string;
  readonly build: number;
  readonly part: string;
  /** It must have been free for so long before it is taken. */
  readonly freeForMs: number;
}

const LASTS = `clock_timestamp() + interval '${LEASE_MS} milliseconds'`;

// A unit that nobody owned yet is free from now on.
const MAKE = `
  INSERT INTO read_models.lease (unit, build, owner, epoch, expires_at)
  SELECT unit, build, '', 0, clock_timestamp() FROM unnest($1::text[], $2::integer[]) AS wanted (unit, build)
  WHERE EXISTS (SELECT FROM read_models.build b WHERE b.id = wanted.build AND b.state IN ('live', 'building'))
  ON CONFLICT DO NOTHING`;

// Locked before it is changed: an owner's write that is under way holds it off, and it is passed over then.
const TAKE = `
  WITH free AS (
    SELECT l.unit FROM read_models.lease l
    JOIN unnest($1::text[], $2::integer[]) AS wanted (unit, free_for) USING (unit)
    WHERE l.expires_at <= clock_timestamp() - wanted.free_for * interval '1 millisecond'
    ORDER BY l.expires_at, l.unit LIMIT $3
    FOR UPDATE OF l SKIP LOCKED
  )
  UPDATE read_models.lease l SET owner = $4, epoch = l.epoch + 1, expires_at = ${LASTS}
  FROM free WHERE free.unit = l.unit
  RETURNING l.unit, l.epoch`;

const RENEW = `
  UPDATE read_models.lease l SET expires_at = ${LASTS}
  FROM unnest($1::text[], $2::bigint[]) AS held (unit, epoch)
  WHERE l.unit = held.unit AND l.epoch = held.epoch AND l.owner = $3
  RETURNING l.unit`;

const RELEASE = `
  UPDATE read_models.lease l SET owner = '', expires_at = clock_timestamp()
  FROM unnest($1::text[], $2::bigint[]) AS held (unit, epoch)
  WHERE l.unit = held.unit AND l.epoch = held.epoch AND l.owner = $3`;

/** Takes at most `most` of them, those that have been free longest first. */
export async function takeLeases(
  pool: Pool,
  owner: string,
  wanted: readonly Wanted[],
  most: number,
): Promise<readonly Lease[]> {
  if (wanted.length === 0 || most <= 0) return [];
  const units = wanted.map(({ unit }) => unit);
  await pool.query(MAKE, [units, wanted.map(({ build }) => build)]);
  const { rows } = await pool.query<{ unit: string; epoch: number }>(TAKE, [
    ...[units, wanted.map(({ freeForMs }) => freeForMs), most, owner],
  ]);
  const epochs = new Map(rows.map(({ unit, epoch }) => [unit, epoch]));
  return wanted.flatMap(({ unit, build, part }) => {
    const epoch = epochs.get(unit);
    return epoch === undefined ? [] : [{ unit, build, part, epoch }];
  });
}

const FIRST_END = `
  SELECT (extract(epoch FROM min(expires_at) - clock_timestamp()) * 1000)::float8 AS ms
  FROM read_models.lease WHERE unit = ANY ($1) AND expires_at > clock_timestamp()`;

/** In how many milliseconds the first of these leases runs out, if nobody prolongs it. */
export async function firstEndOf(pool: Pool, units: readonly string[]): Promise<number | undefined> {
  if (units.length === 0) return undefined;
  const { rows } = await pool.query<{ ms: number | null }>(FIRST_END, [units]);
  return rows[0]?.ms ?? undefined;
}

/** Prolongs them, and answers those that are still the owner's. */
export async function renewLeases(
  pool: Pool,
  owner: string,
  held: readonly Lease[],
): Promise<ReadonlySet<string>> {
  if (held.length === 0) return new Set();
  const { rows } = await pool.query<{ unit: string }>(RENEW, [...columns(held), owner]);
  return new Set(rows.map(({ unit }) => unit));
}

/** Gives them back, so that another may take them at once. */
export async function releaseLeases(pool: Pool, owner: string, held: readonly Lease[]): Promise<void> {
  if (held.length > 0) await pool.query(RELEASE, [...columns(held), owner]);
}

function columns(held: readonly Lease[]) {
  return [held.map(({ unit }) => unit), held.map(({ epoch }) => epoch)];
}
