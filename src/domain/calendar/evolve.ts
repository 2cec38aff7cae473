import type { Recorded } from '../decider.ts';
import type { Day } from '../values/day.ts';
import type { CalendarEvent } from './events.ts';

export interface CalendarState {
  /** The day that began last; null before the first. */
  readonly today: Day | null;
}

export const initial: CalendarState = { today: null };

export function evolve(_state: CalendarState, event: Recorded<CalendarEvent>): CalendarState {
  return { today: event.data.on };
}
