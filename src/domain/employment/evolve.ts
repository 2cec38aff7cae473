import type { Recorded } from '../decider.ts';
import { standing } from '../retraction.ts';
import { addDays, type Day } from '../values/day.ts';
import type { Assignment, Began, EmploymentEvent } from './events.ts';

export interface EmploymentState {
  readonly began: Began['data'] | undefined;
  /** In the order of their first days. */
  readonly assignments: readonly AssignmentFrom[];
  /** One after the other; the last may go on. */
  readonly leaves: readonly Leave[];
  /** Last day, where it is known. */
  readonly until: Day | undefined;
  /** The last day that was recorded after the beginning. */
  readonly ended: Day | undefined;
  /** Every event so far, for what is taken back. */
  readonly past: readonly Recorded<EmploymentEvent>[];
}

/** An assignment with its first day, and the kind its employer was of then. */
export interface AssignmentFrom extends Assignment {
  readonly eventId: string;
  readonly setting?: string;
  readonly from: Day;
}

export interface Leave {
  readonly eventId: string;
  readonly from: Day;
  readonly until?: Day;
}

export const initial: EmploymentState = {
  began: undefined,
  assignments: [],
  leaves: [],
  until: undefined,
  ended: undefined,
  past: [],
};

export function evolve(state: EmploymentState, event: Recorded<EmploymentEvent>): EmploymentState {
  const past = [...state.past, event];
  if (event.type !== 'employment.Retracted') return { ...after(state, event), past };
  return { ...standing(past).reduce(after, initial), past };
}

function after(state: EmploymentState, event: Recorded<EmploymentEvent>): EmploymentState {
  switch (event.type) {
    case 'employment.Began': {
      const { until } = event.data;
      return { ...initial, began: event.data, assignments: [assignmentOf(event)], until };
    }
    case 'employment.AssignmentChanged':
      return { ...state, assignments: [...state.assignments, assignmentOf(event)] };
    case 'employment.LeaveBegan':
      return { ...state, leaves: [...state.leaves, { eventId: event.eventId, from: event.data.on }] };
    case 'employment.LeaveEnded': {
      const last = state.leaves.at(-1);
      if (last === undefined) return state;
      return { ...state, leaves: [...state.leaves.slice(0, -1), { ...last, until: event.data.on }] };
    }
    case 'employment.Ended':
      return { ...state, until: event.data.on, ended: event.data.on };
    // What it takes back is left out before.
    case 'employment.Retracted':
      return state;
  }
}

function assignmentOf({
  eventId,
  data,
}: Recorded<Extract<EmploymentEvent, { data: Assignment }>>): AssignmentFrom {
  const { position, field, fte, setting, on: from } = data;
  return {
    ...{ eventId, position, from },
    ...(field === undefined ? {} : { field }),
    ...(fte === undefined ? {} : { fte }),
    ...(setting === undefined ? {} : { setting }),
  };
}

/** Days on which one assignment was held; without a last one while it is. */
export interface Span extends AssignmentFrom {
  readonly until?: Day;
}

/** The assignments one after the other, each until the day before the next. */
export function spansOf({
  assignments,
  until,
}: Pick<EmploymentState, 'assignments' | 'until'>): readonly Span[] {
  return assignments.map((assignment, nth) => {
    const next = assignments[nth + 1];
    const last = next === undefined ? until : addDays(next.from, -1);
    return last === undefined ? assignment : { ...assignment, until: last };
  });
}
