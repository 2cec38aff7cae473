import { type Refusal, refuse } from '../decider.ts';
import { firstDayOf, isSchoolYear } from '../values/day.ts';
import { isPlainText } from '../values/identifiers.ts';
import { isState } from '../values/states.ts';

/** A year may be recorded from its first day: an evaluation may come before the year is over. */
export function schoolYearProblem(year: string, today: string): Refusal | undefined {
  if (!isSchoolYear(year)) return refuse('school_year', `"${year}" is not a school year such as 2023-24.`);
  if (firstDayOf(year) > today) return refuse('future_day', `The school year ${year} has not begun.`);
  return undefined;
}

export function employerProblem(state: string, employer: string): Refusal | undefined {
  if (!isState(state)) return refuse('state_unknown', `"${state}" is not a state's two letters.`);
  if (!isPlainText(employer, 200))
    return refuse('employer', 'The employer is a text of 1 to 200 characters.');
  return undefined;
}
