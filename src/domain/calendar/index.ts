import type { Decider } from '../decider.ts';
import type { CalendarCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { CalendarEvent } from './events.ts';
import { type CalendarState, evolve, initial } from './evolve.ts';

export type { CalendarCommand } from './commands.ts';
export type { CalendarState } from './evolve.ts';

export const calendar: Decider<CalendarCommand, CalendarEvent, CalendarState> = { initial, decide, evolve };
