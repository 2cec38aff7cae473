import type { Recorded } from '../decider.ts';
import type { ReadBack } from '../events.ts';
import type { EducatorEvent } from './events.ts';

export type EducatorFact = Extract<
  Recorded<EducatorEvent>,
  {
    type: Exclude<EducatorEvent['type'], 'educator.Registered' | 'educator.RoleEnded' | 'educator.Retracted'>;
  }
>;

export interface EducatorState {
  readonly registered: ReadBack<'educator.Registered'> | undefined;
  /** Facts that stand, each under the id of the event that stated it. */
  readonly facts: readonly EducatorFact[];
  /** Designations that ended early, by their event, and on which day. */
  readonly ended: ReadonlyMap<string, string>;
  readonly retracted: readonly string[];
}

export const initial: EducatorState = { registered: undefined, facts: [], ended: new Map(), retracted: [] };

export function evolve(state: EducatorState, event: Recorded<EducatorEvent>): EducatorState {
  switch (event.type) {
    case 'educator.Registered':
      return { ...state, registered: event.data };
    case 'educator.ServiceRecorded':
    case 'educator.EvaluationRated':
    case 'educator.BoardCertified':
    case 'educator.DegreeConferred':
    case 'educator.TestTaken':
    case 'educator.ActRecorded':
    case 'educator.MeasureRecorded':
    case 'educator.RoleDesignated':
    case 'educator.ForeignCredentialVerified':
      return { ...state, facts: [...state.facts, event] };
    case 'educator.RoleEnded':
      return { ...state, ended: new Map([...state.ended, [event.data.eventId, event.data.on]]) };
    case 'educator.Retracted':
      return {
        ...state,
        facts: state.facts.filter((fact) => fact.eventId !== event.data.eventId),
        retracted: [...state.retracted, event.data.eventId],
      };
  }
}
