import type { Recorded } from '../decider.ts';
import type { Day } from '../values/day.ts';
import type { CredentialEvent, Started } from './events.ts';

export interface Score {
  readonly met: boolean;
  /** Null once the learner's personal data was erased. */
  readonly feedback: string | null;
}

/** One attempt to show the competency. */
export interface Attempt {
  readonly attempt: number;
  readonly artifacts: readonly string[];
  readonly assessor: string | undefined;
  readonly scores: ReadonlyMap<string, Score>;
  readonly recommendation: 'award' | 'not_yet' | undefined;
  readonly answer: 'awarded' | 'not_yet' | undefined;
}

export interface CredentialState {
  readonly started: Started['data'] | undefined;
  readonly current: Attempt | undefined;
  readonly awardedOn: Day | undefined;
}

export const initial: CredentialState = { started: undefined, current: undefined, awardedOn: undefined };

export function evolve(state: CredentialState, event: Recorded<CredentialEvent>): CredentialState {
  switch (event.type) {
    case 'credential.Started':
      return { ...state, started: event.data };
    case 'credential.EvidenceSubmitted':
      return {
        ...state,
        current: {
          attempt: event.data.attempt,
          artifacts: event.data.artifacts,
          assessor: undefined,
          scores: new Map(),
          recommendation: undefined,
          answer: undefined,
        },
      };
    case 'credential.AssessorAssigned':
      return inCurrent(state, { assessor: event.data.assessor });
    case 'credential.CriterionScored': {
      const { criterion, met, feedback } = event.data;
      return inCurrent(state, {
        scores: new Map([...(state.current?.scores ?? []), [criterion, { met, feedback }]]),
      });
    }
    case 'credential.Recommended':
      return inCurrent(state, { recommendation: event.data.recommendation });
    case 'credential.Awarded':
      return { ...inCurrent(state, { answer: 'awarded' }), awardedOn: event.data.on };
    case 'credential.NotYetEarned':
      return inCurrent(state, { answer: 'not_yet' });
  }
}

function inCurrent(state: CredentialState, change: Partial<Attempt>): CredentialState {
  return state.current === undefined ? state : { ...state, current: { ...state.current, ...change } };
}
