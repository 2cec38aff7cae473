import type { Recorded } from '../decider.ts';
import type { ReadBack } from '../events.ts';
import { isRetraction, standing } from '../retraction.ts';
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
  /** Every event so far, for what is taken back. */
  readonly past: readonly Recorded<EducatorEvent>[];
}

export const initial: EducatorState = {
  registered: undefined,
  facts: [],
  ended: new Map(),
  retracted: [],
  past: [],
};

export function evolve(state: EducatorState, event: Recorded<EducatorEvent>): EducatorState {
  const past = [...state.past, event];
  if (event.type !== 'educator.Retracted') return { ...after(state, event), past };
  const stands = standing(past);
  const retracted = past.filter((one) => !isRetraction(one) && !stands.includes(one));
  return { ...stands.reduce(after, initial), retracted: retracted.map(({ eventId }) => eventId), past };
}

function after(state: EducatorState, event: Recorded<EducatorEvent>): EducatorState {
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
    case 'educator.AwardRecorded':
      return { ...state, facts: [...state.facts, event] };
    case 'educator.RoleEnded':
      return { ...state, ended: new Map([...state.ended, [event.data.eventId, event.data.on]]) };
    // What it takes back is left out before.
    case 'educator.Retracted':
      return state;
  }
}
