import { refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import { answered } from './assign.ts';
import { verdictOf } from './attempt.ts';
import { type Answer, type Command, notByApprover, type Open } from './begun.ts';

/** Where an approver does not follow what was recommended, the work is assessed again. */
export function sendBack(command: Command<'CallThirdAssessor' | 'PassBack'>, open: Open): Answer {
  const { current, by } = open;
  if (current.answer !== undefined) return answered();
  const problem = notByApprover(current, by);
  if (problem !== undefined) return problem;
  return command.type === 'PassBack' ? passBack(command, open) : callThird(command, open);
}

function callThird({ due }: Command<'CallThirdAssessor'>, { current, by }: Open): Answer {
  const { attempt } = current;
  if (current.wanted === 3) return [];
  if (verdictOf(current) !== 'differing') {
    return refuse('assessors_agree', 'A third assessor is called where two have recommended differently.');
  }
  const owed = due === undefined ? {} : { due };
  return [{ type: 'credential.ThirdAssessorCalled', data: { attempt, by: by.actor, on: by.today, ...owed } }];
}

function passBack(command: Command<'PassBack'>, { current, by }: Open): Answer {
  const { assessor, toAnother, note, due } = command;
  const { attempt, passedBack: last } = current;
  const again = last?.assessor === assessor && last.toAnother === toAnother && last.note === note;
  if (again && last.by === by.actor) return [];
  if (current.reviews.get(assessor)?.recommendation === undefined) {
    return refuse('not_recommended', 'This assessor has made no recommendation that could be passed back.');
  }
  if (!isPlainText(note, 5000))
    return refuse('note', 'Say in 1 to 5000 characters what should be looked at again.');
  const owed = due === undefined ? {} : { due };
  return [
    {
      type: 'credential.PassedBack',
      data: { attempt, by: by.actor, assessor, toAnother, note, on: by.today, ...owed },
    },
  ];
}
