import type { Recorded } from '../decider.ts';
import type { ReadBack } from '../events.ts';
import type { Day } from '../values/day.ts';
import type { GoalEvent } from './events.ts';

export interface GoalState {
  readonly set: ReadBack<'goal.Set'> | undefined;
  /** Definitions it is tied to, each with the day since which. */
  readonly ties: ReadonlyMap<string, Day>;
  readonly closed: ReadBack<'goal.Closed'> | undefined;
}

export const initial: GoalState = { set: undefined, ties: new Map(), closed: undefined };

export function evolve(state: GoalState, event: Recorded<GoalEvent>): GoalState {
  switch (event.type) {
    case 'goal.Set': {
      const { definitions, on } = event.data;
      return { ...state, set: event.data, ties: new Map(definitions.map((one) => [one, on])) };
    }
    case 'goal.CredentialTied':
      return { ...state, ties: new Map([...state.ties, [event.data.definition, event.data.on]]) };
    case 'goal.CredentialUntied': {
      const { definition } = event.data;
      return { ...state, ties: new Map([...state.ties].filter(([one]) => one !== definition)) };
    }
    case 'goal.Closed':
      return { ...state, closed: event.data };
  }
}
