import { type Circumstances, type Refusal, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import { isState } from '../values/states.ts';
import type { CalendarCommand } from './commands.ts';
import type { CalendarEvent } from './events.ts';
import type { CalendarState } from './evolve.ts';

/** Days only move forward: an earlier or equal day says nothing new, whatever a clock claims. */
export function decide(
  { state: code, on }: CalendarCommand,
  { today }: CalendarState,
  _by: Circumstances,
): readonly CalendarEvent[] | Refusal {
  if (!isState(code)) return refuse('state_unknown', `"${code}" is not a state's two letters.`);
  if (!isDay(on)) return refuse('day', `"${on}" is not a day.`);
  if (today !== null && on <= today) return [];
  return [{ type: 'calendar.DayBegan', data: { state: code, on, previous: today } }];
}
