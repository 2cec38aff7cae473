import { type Refusal, refuse } from '../decider.ts';
import { keyProblem } from '../educator/external-id.ts';
import { fteProblem, optionalText, wordProblem } from '../educator/told-words.ts';
import { type Day, isDay } from '../values/day.ts';
import { isEducatorId, isPlainText } from '../values/identifiers.ts';
import { isState } from '../values/states.ts';
import type { Assignment, Began } from './events.ts';

/** What is wrong with employment as it would be recorded; undefined when nothing is. */
export function beginningProblem(said: Began['data'], today: Day): Refusal | undefined {
  const { educator, state, employer, until, on } = said;
  if (!isEducatorId(educator)) {
    return refuse('educator_id', 'An educator id is a state and a number, as TN-100001.');
  }
  if (!isState(state)) return refuse('state_unknown', `"${state}" is not a state's two letters.`);
  if (!isPlainText(employer, 200)) {
    return refuse('employer', 'The employer is a text of 1 to 200 characters.');
  }
  const problem = assignmentProblem(said) ?? dayProblem(on, today);
  if (problem !== undefined) return problem;
  if (until !== undefined && (!isDay(until) || until < on)) {
    return refuse('until', 'The last day is one from the first on, written YYYY-MM-DD.');
  }
  return keyProblem(said.externalId);
}

export function assignmentProblem({
  position,
  field,
  fte,
  setting,
}: Assignment & { readonly setting?: string }): Refusal | undefined {
  return (
    wordProblem('position', position, 'teacher') ??
    optionalText('field', field) ??
    fteProblem(fte) ??
    (setting === undefined ? undefined : wordProblem('setting', setting, 'public'))
  );
}

/** Employment, its changes and leave are recorded once they have come; a last day may be known before. */
export function dayProblem(on: Day, today: Day): Refusal | undefined {
  return isDay(on) && on <= today
    ? undefined
    : refuse('future_day', 'This is recorded once its day has come; write it YYYY-MM-DD.');
}
