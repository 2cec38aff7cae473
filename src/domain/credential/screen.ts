import { refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { Answer, Command, Open } from './begun.ts';

export function screen(
  command: Command<'PassScreen' | 'ReturnIncomplete'>,
  { started, current, by }: Open,
): Answer {
  const { attempt } = current;
  if (command.type === 'ReturnIncomplete' && current.answer === 'incomplete') {
    return current.lacks === command.lacks
      ? []
      : refuse('already_returned', 'It was returned already, for another reason.');
  }
  if (!started.terms.screened) {
    return refuse(
      'no_screening',
      'The issuer does not screen this micro-credential; it goes to its assessors at once.',
    );
  }
  if (current.screened) {
    return command.type === 'PassScreen'
      ? []
      : refuse(
          'already_screened',
          'It was found complete already; what is missing is for its assessors to say.',
        );
  }
  if (current.answer !== undefined)
    return refuse('already_returned', 'It was returned as incomplete already.');
  if (command.type === 'PassScreen') {
    const { due } = command;
    const data = { attempt, by: by.actor, on: by.today, ...(due === undefined ? {} : { due }) };
    return [{ type: 'credential.ScreenPassed', data }];
  }
  const { lacks } = command;
  if (!isPlainText(lacks, 5000)) return refuse('lacks', 'Say in 1 to 5000 characters what is missing.');
  return [{ type: 'credential.ReturnedIncomplete', data: { attempt, by: by.actor, on: by.today, lacks } }];
}
