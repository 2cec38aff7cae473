import type { Pool } from 'pg';
import type { Progress } from '../../app/progress.ts';
import type { Projection } from '../../app/projections/projection.ts';
import { ask } from '../log/ask.ts';
import { type Bell, createBell } from '../log/bell.ts';

/** What other processes do is looked for first after a moment, then less and less often; where it rings, seldom. */
const LOOK_AFTER_MS = 2;
const LOOK_EACH_MS = 20;

const SLOWEST = `
  SELECT count(*)::integer AS known, min(ordinal) AS ordinal,
    (SELECT count(*) FROM read_models.pending WHERE pending.ordinal <= $2)::integer AS waiting
  FROM read_models.build WHERE state = 'live' AND projection = ANY ($1)`;

interface Slowest {
  readonly known: number;
  readonly ordinal: number | null;
  readonly waiting: number;
}

/**
 * Asks the live builds: every projection has seen the ordinal, and nobody marked up to it still waits. Whoever waits
 * looks again when `moved` rings, as a projector of the same process does, and now and then without.
 */
export function progressOf(pool: Pool, projections: readonly Projection[], moved?: Bell): Progress {
  const names = projections.map(({ name }) => name);
  const hasSeen = async (ordinal: number): Promise<boolean> => {
    const values = [names, ordinal];
    const [slowest] = await ask<Slowest>(pool, { name: 'slowest', text: SLOWEST, values });
    if (slowest === undefined) return false;
    return slowest.known === names.length && (slowest.ordinal ?? 0) >= ordinal && slowest.waiting === 0;
  };
  return {
    waitFor: async (ordinal, timeoutMs) => {
      const listener = (moved ?? createBell()).listen();
      try {
        const late = AbortSignal.timeout(Math.max(0, Math.ceil(timeoutMs)));
        for (
          let ms = moved === undefined ? LOOK_AFTER_MS : LOOK_EACH_MS;
          !(await hasSeen(ordinal));
          ms = Math.min(2 * ms, LOOK_EACH_MS)
        ) {
          if (late.aborted) return false;
          await listener.wait(ms, late);
        }
        return true;
      } finally {
        listener.close();
      }
    },
  };
}

/** How far a build has come. */
export interface BuildProgress {
  readonly projection: string;
  readonly build: number;
  readonly version: number;
  readonly state: 'building' | 'live' | 'differs';
  readonly ordinal: number;
  /** End of the log. */
  readonly head: number;
  /** Events it has not seen, and for how long the oldest of them has been there. */
  readonly lagEvents: number;
  readonly lagSeconds: number;
  /** Educators who wait to be evaluated. */
  readonly work: number;
  /** Events a second while it is far behind, 0 otherwise. */
  readonly rate: number;
  /** Of the events alone, at that rate; null where there is none. */
  readonly secondsLeft: number | null;
  readonly halted: number;
  readonly parked: number;
  readonly note: string | null;
}

const PROGRESS = `
  SELECT b.projection, b.id AS build, b.version, b.state, b.ordinal, h.ordinal AS head,
    greatest(h.ordinal - b.ordinal, 0) AS "lagEvents",
    greatest(coalesce(extract(epoch FROM clock_timestamp()) - e.recorded_at / 1000.0, 0), 0)::float8 AS "lagSeconds",
    (SELECT count(*) FROM read_models.derived_work w WHERE w.build = b.id) AS work,
    b.rate::float8 AS rate,
    CASE WHEN b.rate > 0 THEN ((h.ordinal - b.ordinal) / b.rate)::float8 END AS "secondsLeft",
    (SELECT count(*) FROM read_models.poison p WHERE p.build = b.id AND p.effect = 'halted') AS halted,
    (SELECT count(*) FROM read_models.poison p WHERE p.build = b.id AND p.effect = 'parked') AS parked,
    b.note
  FROM read_models.build b
  CROSS JOIN ledger.head h
  LEFT JOIN ledger.entries e ON e.ordinal = b.ordinal + 1
  WHERE b.state IN ('building', 'live', 'differs')
  ORDER BY b.projection, b.id`;

/** Every build that is read, filled, or was found different: for metrics, and for whoever waits for a rebuild. */
export async function buildProgress(pool: Pool): Promise<readonly BuildProgress[]> {
  const { rows } = await pool.query<BuildProgress>(PROGRESS);
  return rows;
}
