import type { Pool } from 'pg';

/** Up to which ordinal each reactor has done what followed. */
export const CHECKPOINT = 'SELECT ordinal FROM read_models.reactor WHERE reactor = $1';

export const MOVE = `
  INSERT INTO read_models.reactor (reactor, ordinal) VALUES ($1, $2)
  ON CONFLICT (reactor) DO UPDATE SET ordinal = greatest(reactor.ordinal, excluded.ordinal)`;

export async function checkpointOf(pool: Pool, reactor: string): Promise<number> {
  const { rows } = await pool.query<{ ordinal: number }>(CHECKPOINT, [reactor]);
  return rows[0]?.ordinal ?? 0;
}

/** Fewer events than this are sooner read again than noted. */
const WORTH_NOTING = 1_000;

/** Moves a checkpoint over what a reactor's filter leaves out. */
export interface PassingBy {
  /** Everything up to the ordinal that concerns the reactor is done. */
  readonly onCaughtUp: (ordinal: number) => void;
  /** Once whatever is under way is over; throws what went wrong. */
  readonly noted: () => Promise<void>;
}

/** From so many events on, so that a restart need not look through them again. */
export function passingBy(pool: Pool, reactor: string, from: number): PassingBy {
  let at = from;
  let failure: unknown;
  let moving = Promise.resolve();
  const move = async (ordinal: number) => {
    try {
      await pool.query(MOVE, [reactor, ordinal]);
    } catch (error) {
      failure = error;
    }
  };
  return {
    onCaughtUp: (ordinal) => {
      if (ordinal - at < WORTH_NOTING) return;
      at = ordinal;
      moving = moving.then(() => move(ordinal));
    },
    noted: async () => {
      await moving;
      if (failure !== undefined)
        throw new Error(`The checkpoint of ${reactor} could not be moved.`, { cause: failure });
    },
  };
}
