import type { Recorded } from '../decider.ts';
import type { ReadBack } from '../events.ts';
import type { EducatorEvent } from './events.ts';

export type EducatorFact = Extract<
  Recorded<EducatorEvent>,
  { type: 'educator.ServiceRecorded' | 'educator.EvaluationRated' | 'educator.BoardCertified' }
>;

export interface EducatorState {
  readonly registered: ReadBack<'educator.Registered'> | undefined;
  /** Facts that stand, each under the id of the event that stated it. */
  readonly facts: readonly EducatorFact[];
  readonly retracted: readonly string[];
}

export const initial: EducatorState = { registered: undefined, facts: [], retracted: [] };

export function evolve(state: EducatorState, event: Recorded<EducatorEvent>): EducatorState {
  switch (event.type) {
    case 'educator.Registered':
      return { ...state, registered: event.data };
    case 'educator.ServiceRecorded':
    case 'educator.EvaluationRated':
    case 'educator.BoardCertified':
      return { ...state, facts: [...state.facts, event] };
    case 'educator.Retracted':
      return {
        ...state,
        facts: state.facts.filter((fact) => fact.eventId !== event.data.eventId),
        retracted: [...state.retracted, event.data.eventId],
      };
  }
}
