import { dataOf, type Refusal, refuse } from '../decider.ts';
import { type Day, isDay } from '../values/day.ts';
import { sameData } from '../values/same-data.ts';
import type { UponEmployment } from './commands.ts';
import type { EmploymentEvent } from './events.ts';
import type { AssignmentFrom, EmploymentState } from './evolve.ts';
import { assignmentProblem, dayProblem } from './problems.ts';

type Answer = readonly EmploymentEvent[] | Refusal;
type Of<T extends UponEmployment['type']> = Extract<UponEmployment, { type: T }>;

/** An act upon employment that began. Its days follow those on record: what came between is taken back first. */
export function act(command: UponEmployment, state: EmploymentState, today: Day): Answer {
  switch (command.type) {
    case 'ChangeAssignment':
      return changeAssignment(command, state, today);
    case 'BeginLeave':
      return beginLeave(command, state, today);
    case 'EndLeave':
      return endLeave(command, state, today);
    case 'End':
      return end(command, state);
  }
}

function changeAssignment(command: Of<'ChangeAssignment'>, state: EmploymentState, today: Day): Answer {
  const said = dataOf(command);
  const last = state.assignments.at(-1);
  if (last !== undefined && isSame(last, said) && last.from <= said.on) return [];
  const problem = assignmentProblem(said) ?? dayProblem(said.on, today) ?? withinProblem(said.on, state);
  if (problem !== undefined) return problem;
  if (last !== undefined && said.on <= last.from) {
    return refuse(
      'out_of_order',
      `An assignment from ${last.from} on is on record. Take that back first, or name a later day.`,
    );
  }
  return [{ type: 'employment.AssignmentChanged', data: said }];
}

function isSame(
  { eventId: _, from: _from, ...held }: AssignmentFrom,
  { on: _on, ...said }: Omit<Of<'ChangeAssignment'>, 'type'>,
): boolean {
  return sameData(held, said);
}

function beginLeave({ on }: Of<'BeginLeave'>, state: EmploymentState, today: Day): Answer {
  const last = state.leaves.at(-1);
  if (last?.from === on) return [];
  const problem = dayProblem(on, today) ?? withinProblem(on, state);
  if (problem !== undefined) return problem;
  if (last !== undefined && last.until === undefined) {
    return refuse('on_leave', `On leave since ${last.from} already. Record the last day of that first.`);
  }
  if (last?.until !== undefined && on <= last.until) {
    return refuse('out_of_order', `A leave until ${last.until} is on record. Another begins after it.`);
  }
  return [{ type: 'employment.LeaveBegan', data: { on } }];
}

function endLeave({ on }: Of<'EndLeave'>, state: EmploymentState, today: Day): Answer {
  const last = state.leaves.at(-1);
  if (last === undefined) return refuse('not_on_leave', 'No leave is on record that could end.');
  if (last.until === on) return [];
  if (last.until !== undefined) {
    return refuse(
      'not_on_leave',
      `The last leave ended on ${last.until}. Take that back to state another day.`,
    );
  }
  const problem = dayProblem(on, today) ?? withinProblem(on, state);
  if (problem !== undefined) return problem;
  if (on < last.from) return refuse('out_of_order', `The leave began on ${last.from}, after that day.`);
  return [{ type: 'employment.LeaveEnded', data: { on } }];
}

function end({ on }: Of<'End'>, state: EmploymentState): Answer {
  if (state.until === on) return [];
  if (state.ended !== undefined) {
    return refuse('ended_already', `It ended on ${state.ended}. Take that back to state another day.`);
  }
  if (!isDay(on)) return refuse('until', 'Name the last day, written YYYY-MM-DD.');
  const latest = lastDayOnRecord(state);
  if (latest !== undefined && on < latest) {
    return refuse(
      'before_its_acts',
      `Something of ${latest} is on record, after that day. Take that back first, or name a later day.`,
    );
  }
  return [{ type: 'employment.Ended', data: { on } }];
}

/** The last day on which anything is on record of it, its end left aside. */
function lastDayOnRecord({ assignments, leaves }: EmploymentState): Day | undefined {
  const days = [
    ...assignments.map(({ from }) => from),
    ...leaves.flatMap(({ from, until }) => (until === undefined ? [from] : [until])),
  ];
  return days.sort().at(-1);
}

function withinProblem(on: Day, { began, until }: EmploymentState): Refusal | undefined {
  if (began !== undefined && on < began.on) {
    return refuse('before_it_began', `The employment began on ${began.on}, after that day.`);
  }
  return until !== undefined && on > until
    ? refuse('after_it_ended', `The employment ended on ${until}, before that day.`)
    : undefined;
}
