import { type Circumstances, dataOf, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import { sameData } from '../values/same-data.ts';
import type { PeriodCommand } from './commands.ts';
import { close, endWithLicense, reopen } from './decide-closing.ts';
import { deny, extendByStatute, grant, request } from './decide-extension.ts';
import { resume, suspend } from './decide-suspension.ts';
import type { Completed, Opened, PeriodEvent } from './events.ts';
import type { PeriodState } from './evolve.ts';
import { takeBack } from './retract.ts';

type Answer = readonly PeriodEvent[] | Refusal;

export function decide(command: PeriodCommand, state: PeriodState, by: Circumstances): Answer {
  if (command.type === 'Open') return open(dataOf(command), state);
  if (command.type === 'TakeBack') return takeBack(command.because, state);
  if (state.opened === undefined) return NOT_FOUND;
  if (command.type === 'Complete') return complete(dataOf(command), state);
  if (command.type !== 'RequestExtension' && by.actorEducator === state.opened.educator) {
    return refuse('own_work', 'Nobody decides on their own period.');
  }
  switch (command.type) {
    case 'Suspend':
      return suspend(command, state.opened, state, by);
    case 'Resume':
      return resume(command, state, by);
    case 'RequestExtension':
      return request(command, state, by);
    case 'GrantExtension':
      return grant(command, state, by);
    case 'DenyExtension':
      return deny(command, state, by);
    case 'ExtendByStatute':
      return extendByStatute(dataOf(command), state, by);
    case 'Close':
      return close(command, state, by);
    case 'EndWithLicense':
      return endWithLicense(command, state, by);
    case 'Reopen':
      return reopen(command, state, by);
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

/** A renewal completes whatever became of the period: it was decided upon the license, with its decision stored. */
function complete(data: Completed['data'], state: PeriodState): Answer {
  if (state.completed === undefined) return [{ type: 'period.Completed', data }];
  return sameData(state.completed, data)
    ? []
    : refuse('already_completed', 'This period was completed by another renewal.');
}
