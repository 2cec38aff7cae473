import type { Decider } from '../decider.ts';
import type { ReminderCommand } from './commands.ts';
import { decide, isNews } from './decide.ts';
import type { Due, ReminderAbout, ReminderEvent } from './events.ts';
import { evolve, initial, type ReminderState } from './evolve.ts';

export { isNews };
export type { ReminderAbout, ReminderCommand, ReminderState };
export type Reminder = Due['data'];

export const reminder: Decider<ReminderCommand, ReminderEvent, ReminderState> = { initial, decide, evolve };
