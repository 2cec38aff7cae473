import type { Pool } from 'pg';
import type { LeaveOut } from '../../app/log/leave-out.ts';
import { codeOf, isPassing } from '../passing-errors.ts';
import { park, type Parked } from './parked.ts';
import type { Reacting } from './react.ts';

export interface Parking extends Reacting {
  readonly pool: Pool;
}

export type ParkingPlace = Pick<Parking, 'pool' | 'logger'>;

/**
 * Parks what cannot be followed, so that everybody else goes on, and raises the alarm. Throws the error where the same
 * may well succeed in a moment, or the reactor is to end: then nobody is passed over.
 */
export async function parkOrThrow(
  { pool, logger }: ParkingPlace,
  parked: Parked,
  error: unknown,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted || isPassing(error)) throw error;
  const code = codeOf(error);
  await park(pool, parked, code);
  const { reactor, lane, ordinal } = parked;
  logger.error(
    { alarm: 'reactor_parked', reactor, parked: lane, ordinal, code, error },
    'What follows from an event could not be done; it is parked and will be tried again.',
  );
}

/** Where more than so many cannot be done, it is not they who are broken: then the whole event is parked. */
const MOST = 1_000;

/** Of an event that concerns many, parks whoever cannot be done. */
export function leavingBehind(
  place: ParkingPlace,
  reactor: string,
  ordinal: number,
  signal: AbortSignal,
): LeaveOut {
  const left = new Set<string>();
  return async (lane, error) => {
    if (left.add(lane).size > MOST) throw error;
    await parkOrThrow(place, { reactor, lane, ordinal, part: true }, error, signal);
  };
}
