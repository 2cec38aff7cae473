import type { Recorded } from '../decider.ts';
import type { Completed, Opened, PeriodEvent } from './events.ts';

export interface PeriodState {
  readonly opened: Opened['data'] | undefined;
  readonly completed: Completed['data'] | undefined;
}

export const initial: PeriodState = { opened: undefined, completed: undefined };

export function evolve(state: PeriodState, event: Recorded<PeriodEvent>): PeriodState {
  switch (event.type) {
    case 'period.Opened':
      return { ...state, opened: event.data };
    case 'period.Completed':
      return { ...state, completed: event.data };
  }
}
