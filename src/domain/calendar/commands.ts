import type { Day } from '../values/day.ts';

export interface CalendarCommand {
  readonly type: 'BeginDay';
  readonly state: string;
  readonly on: Day;
}
