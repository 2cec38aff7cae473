import { type Circumstances, dataOf, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { textProblem, wordProblem } from '../educator/told-words.ts';
import { takingBack } from '../retraction.ts';
import { isDay } from '../values/day.ts';
import { isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import { isState } from '../values/states.ts';
import type { EmployerCommand } from './commands.ts';
import type { EmployerEvent } from './events.ts';
import type { EmployerState } from './evolve.ts';
import { isEmployerId } from './ids.ts';

type Answer = readonly EmployerEvent[] | Refusal;
type Of<T extends EmployerCommand['type']> = Extract<EmployerCommand, { type: T }>;

export function decide(command: EmployerCommand, state: EmployerState, by: Circumstances): Answer {
  if (command.type === 'Register') return register(command, state, by);
  if (state.registered === undefined) return NOT_FOUND;
  switch (command.type) {
    case 'Rename':
      return rename(command, state, by);
    case 'Reclassify':
      return reclassify(command, state, by);
    case 'Close':
      return close(command, state, by);
    case 'Retract':
      return retract(command, state);
  }
}

function register(command: Of<'Register'>, state: EmployerState, { actor, today }: Circumstances): Answer {
  const said = dataOf(command);
  if (!isState(said.state)) return refuse('state_unknown', `"${said.state}" is not a state's two letters.`);
  if (!isEmployerId(said.employer)) {
    return refuse(
      'employer',
      'An employer is named as records name it: at most 100 letters, digits, dashes and single spaces, as davidson-county.',
    );
  }
  const problem = textProblem('name', said.name) ?? wordProblem('setting', said.setting, 'public');
  if (problem !== undefined) return problem;
  const { registered } = state;
  if (registered === undefined) {
    return [{ type: 'employer.Registered', data: { ...said, by: actor, on: today } }];
  }
  const { by: _, on: _on, ...known } = registered;
  return sameData(known, said)
    ? []
    : refuse('employer_differs', 'This employer is registered otherwise. Rename or reclassify it instead.');
}

function rename(
  { name }: Of<'Rename'>,
  state: EmployerState,
  { actor: by, today: on }: Circumstances,
): Answer {
  if (name === state.name) return [];
  return textProblem('name', name) ?? [{ type: 'employer.Renamed', data: { name, by, on } }];
}

function reclassify(command: Of<'Reclassify'>, { kinds }: EmployerState, by: Circumstances): Answer {
  const said = dataOf(command);
  const { setting, from, because } = said;
  const last = kinds.at(-1);
  if (last?.setting === setting && (last.from === undefined || last.from === from)) return [];
  const problem = wordProblem('setting', setting, 'public');
  if (problem !== undefined) return problem;
  if (!isDay(from)) return refuse('from', 'Say from which day on it is of that kind, written YYYY-MM-DD.');
  if (last?.from !== undefined && from <= last.from) {
    return refuse(
      'out_of_order',
      `It was reclassified from ${last.from} on. Take that back first, or name a later day.`,
    );
  }
  if (last?.setting === setting) return [];
  if (!isPlainText(because)) return WHY;
  return [{ type: 'employer.Reclassified', data: { ...said, by: by.actor, on: by.today } }];
}

function close(command: Of<'Close'>, { closedUntil }: EmployerState, by: Circumstances): Answer {
  const said = dataOf(command);
  if (said.until === closedUntil) return [];
  if (closedUntil !== undefined) {
    return refuse('closed_already', `It was closed after ${closedUntil}. Take that back first.`);
  }
  if (!isDay(said.until)) return refuse('until', 'Name its last day, written YYYY-MM-DD.');
  if (!isPlainText(said.because)) return WHY;
  return [{ type: 'employer.Closed', data: { ...said, by: by.actor, on: by.today } }];
}

function retract({ eventId, because }: Of<'Retract'>, { past }: EmployerState): Answer {
  if (past.some((event) => event.eventId === eventId && event.type === 'employer.Registered')) {
    return refuse('in_use', 'An employer stays registered: employment may rest on it. Close it instead.');
  }
  const answer = takingBack(past, eventId, because);
  if (answer === 'already') return [];
  if (answer !== 'taken') return answer;
  if (past.some((event) => event.eventId === eventId && event.type === 'employer.Retracted')) {
    return refuse('retraction', 'What was taken back is said anew instead.');
  }
  return [{ type: 'employer.Retracted', data: { eventId, because } }];
}

const WHY = refuse('because', 'Say why, in 1 to 500 characters.');
