import { type Circumstances, dataOf, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { saysAsMuch } from '../educator/external-id.ts';
import type { Day } from '../values/day.ts';
import { act } from './act.ts';
import type { EmploymentCommand } from './commands.ts';
import type { Began, EmploymentEvent } from './events.ts';
import type { EmploymentState } from './evolve.ts';
import { beginningProblem } from './problems.ts';
import { correct, takeBack } from './retract.ts';

type Answer = readonly EmploymentEvent[] | Refusal;

export function decide(command: EmploymentCommand, state: EmploymentState, by: Circumstances): Answer {
  if (by.actorEducator !== undefined && by.actorEducator === concerned(command, state)) {
    return refuse('own_work', 'Nobody records employment of their own; the employer or the agency does.');
  }
  switch (command.type) {
    case 'Begin':
      return begin(dataOf(command), state, by.today);
    case 'Correct':
      return correct(command.employment, command.because, state, by.today);
    case 'TakeBack':
      return takeBack(command.eventId, command.because, state, by.today);
    case 'ChangeAssignment':
    case 'BeginLeave':
    case 'EndLeave':
    case 'End':
      return state.began === undefined ? NOT_FOUND : act(command, state, by.today);
  }
}

function concerned(command: EmploymentCommand, { began }: EmploymentState): string | undefined {
  if (command.type === 'Begin') return command.educator;
  return command.type === 'Correct' ? command.employment.educator : began?.educator;
}

function begin(said: Began['data'], { began }: EmploymentState, today: Day): Answer {
  if (began === undefined) return beginningProblem(said, today) ?? [{ type: 'employment.Began', data: said }];
  return saysAsMuch(began, said)
    ? []
    : refuse(
        'employment_differs',
        'This employment is on record with other details. Change its assignment, or take it back first.',
      );
}
