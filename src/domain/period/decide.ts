import { type Circumstances, dataOf, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import { sameData } from '../values/same-data.ts';
import type { PeriodCommand } from './commands.ts';
import type { Opened, PeriodEvent } from './events.ts';
import type { PeriodState } from './evolve.ts';

type Answer = readonly PeriodEvent[] | Refusal;

export function decide(command: PeriodCommand, state: PeriodState, _by: Circumstances): Answer {
  switch (command.type) {
    case 'Open':
      return open(dataOf(command), state);
    case 'Complete':
      if (state.opened === undefined) return NOT_FOUND;
      if (state.completed !== undefined) {
        return sameData(state.completed, dataOf(command))
          ? []
          : refuse('already_completed', 'This period was completed by another renewal.');
      }
      return [{ type: 'period.Completed', data: dataOf(command) }];
  }
}

function open(data: Opened['data'], state: PeriodState): Answer {
  if (state.opened !== undefined) {
    return sameData(state.opened, data)
      ? []
      : refuse('period_differs', 'A period of this license begins on that day with other details.');
  }
  if (!isDay(data.startsOn) || !isDay(data.endsOn) || data.endsOn < data.startsOn) {
    return refuse('period_days', 'A period runs from a day to the same or a later day.');
  }
  return [{ type: 'period.Opened', data }];
}
