import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Progress } from '../../app/progress.ts';
import type { Projection } from '../../app/projection.ts';

const LOOK_EACH_MS = 20;

const SLOWEST = `
  SELECT count(*)::integer AS known, min(ordinal) AS ordinal,
    (SELECT count(*) FROM read_models.derived_work WHERE derived_work.ordinal <= $2)::integer AS waiting
  FROM read_models.checkpoint WHERE projection = ANY ($1)`;

/** Asks the checkpoints: every projection has seen the ordinal, and nobody marked up to it still waits. */
export function progressOf(pool: Pool, projections: readonly Projection[]): Progress {
  const names = projections.map(({ name }) => name);
  const hasSeen = async (ordinal: number): Promise<boolean> => {
    const { rows } = await pool.query<{ known: number; ordinal: number | null; waiting: number }>(SLOWEST, [
      names,
      ordinal,
    ]);
    const [slowest] = rows;
    if (slowest === undefined) return false;
    return slowest.known === names.length && (slowest.ordinal ?? 0) >= ordinal && slowest.waiting === 0;
  };
  return {
    waitFor: async (ordinal, timeoutMs) => {
      const deadline = performance.now() + timeoutMs;
      while (!(await hasSeen(ordinal))) {
        if (performance.now() >= deadline) return false;
        await sleep(LOOK_EACH_MS);
      }
      return true;
    },
  };
}
