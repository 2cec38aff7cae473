// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

/** A day began in a state. After an outage one event spans the gap. */
export interface DayBegan {
  readonly type: 'calendar.DayBegan';
  readonly data: { readonly state: string; readonly on: Day; readonly previous: Day | null };
}

export type CalendarEvent = DayBegan;
