import type { Pool } from 'pg';
import type { StoredEvent } from '../../app/log/event-log.ts';
import type { DirectProjection, Projection } from '../../app/projections/projection.ts';
import { ask } from '../log/ask.ts';
import type { Lease } from './fence.ts';
import { isWide, type Mark, markedBy } from './marks.ts';

/** Rings in every process when there is work for those who evaluate; it says for which unit, or for all. */
export const WORK_CHANNEL = 'ledger_work';

/** Live events of a projection from one place to another, none left out. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly events: readonly StoredEvent[];
}

// What moves a place in several steps, in one statement: the lease is held while the place is moved, the place moves
// only from where the events begin and only as far as the build may go, and marks are made in the order of
// educators, only where it moved. The commit is not waited for (see RECOMPUTABLE).
const PASS = `
  WITH held AS MATERIALIZED (
    SELECT FROM read_models.lease WHERE unit = $1 AND epoch = $2 FOR KEY SHARE
  ), moved AS (
    UPDATE read_models.build SET ordinal = $5, rate = 0
    WHERE id = $3 AND ordinal = $4 AND ordinal < $5 AND state IN ('live', 'building', 'differs')
      AND (held_until IS NULL OR held_until <= clock_timestamp() OR held_at >= $5) AND EXISTS (SELECT FROM held)
    RETURNING id
  ), marked AS (
    INSERT INTO read_models.derived_work (build, educator, partition, ordinal, asked)
    SELECT moved.id, educator, read_models.partition_of(educator), min(ordinal), max(ordinal)
    FROM moved CROSS JOIN unnest($6::text[], $7::bigint[]) AS mark (educator, ordinal)
    GROUP BY moved.id, educator ORDER BY educator
    ON CONFLICT (build, educator) DO UPDATE SET asked = greatest(derived_work.asked, excluded.asked)
    RETURNING build, partition
  )
  SELECT (SELECT count(*) FROM moved) AS moved, set_config('synchronous_commit', 'off', true),
    count(pg_notify('${WORK_CHANNEL}', build || '/' || partition))
  FROM (SELECT DISTINCT build, partition FROM marked) AS rung`;

/**
 * Moves a build's place over events of which no table of it takes anything but marks, in one statement. False where
 * that is not so, or where the place could not be moved all the way at once: then it is to be done step by step.
 */
export async function passBy(
  pool: Pool,
  { unit, epoch, build }: Lease,
  projection: Projection,
  { from, until, events }: Stretch,
): Promise<boolean> {
  const marks = marksOf(projection, events);
  if (marks === undefined) return false;
  const values = [
    ...[unit, epoch, build, from, until],
    ...[marks.map(({ educator }) => educator), marks.map(({ ordinal }) => ordinal)],
  ];
  const rows = await ask<{ moved: number }>(pool, { name: 'pass', text: PASS, values });
  return rows[0]?.moved === 1;
}

/** Whom the events mark; nothing where they change a table. */
function marksOf(projection: Projection, events: readonly StoredEvent[]): readonly Mark[] | undefined {
  if (projection.kind === 'direct') return concernedBy(projection, events).length === 0 ? [] : undefined;
  return events.some(isWide) ? undefined : markedBy(projection, events);
}

export function concernedBy(
  { types }: DirectProjection,
  events: readonly StoredEvent[],
): readonly StoredEvent[] {
  return types === undefined ? events : events.filter(({ type }) => types.some((one) => one === type));
}
