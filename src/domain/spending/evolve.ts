import type { Recorded } from '../decider.ts';
import type { Reserved, SpendingEvent } from './events.ts';

/** `held` until its act stands or cannot come any more. */
export interface Reservation {
  readonly id: string;
  readonly reserved: Reserved['data'];
  readonly status: 'held' | 'confirmed' | 'released';
  readonly act: string | undefined;
}

export interface SpendingState {
  /** Oldest first. */
  readonly reservations: readonly Reservation[];
}

export const initial: SpendingState = { reservations: [] };

export function evolve(state: SpendingState, event: Recorded<SpendingEvent>): SpendingState {
  switch (event.type) {
    case 'spending.Reserved':
      return {
        reservations: [
          ...state.reservations,
          { id: event.eventId, reserved: event.data, status: 'held', act: undefined },
        ],
      };
    case 'spending.Confirmed':
      return settled(state, event.data.reservation, { status: 'confirmed', act: event.data.act });
    case 'spending.Released':
      return settled(state, event.data.reservation, { status: 'released' });
  }
}

function settled({ reservations }: SpendingState, id: string, changed: Partial<Reservation>): SpendingState {
  return { reservations: reservations.map((one) => (one.id === id ? { ...one, ...changed } : one)) };
}
