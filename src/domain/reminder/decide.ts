import { type Circumstances, dataOf, type Refusal, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import type { ReminderCommand } from './commands.ts';
import type { Due, ReminderEvent } from './events.ts';
import { keysOf, type ReminderState } from './evolve.ts';

/** Says what is new to say, and nothing a second time. */
export function decide(
  command: ReminderCommand,
  state: ReminderState,
  _by: Circumstances,
): readonly ReminderEvent[] | Refusal {
  switch (command.type) {
    case 'NoteMet':
      return state.met ? [] : [{ type: 'reminder.MetNoted', data: dataOf(command) }];
    case 'Remind': {
      const data = dataOf(command);
      if (!isDay(data.on) || !isDay(data.deadline)) {
        return refuse('day', 'A reminder has a day and a deadline, written YYYY-MM-DD.');
      }
      return isNews(data, state) ? [{ type: 'reminder.Due', data }] : [];
    }
  }
}

/** Whether somebody is to be told: of a lack after all was there, or of what no reminder was given of yet. */
export function isNews(data: Due['data'], { given, met }: ReminderState): boolean {
  if (data.about === 'fell_short') return met;
  const own = keysOf(data).find((key) => key.startsWith(`${data.about} `));
  return own !== undefined && !given.has(own);
}
