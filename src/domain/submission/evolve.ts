import type { Recorded } from '../decider.ts';
import type { SubmissionEvent } from './events.ts';

export interface SubmissionState {
  readonly credential: string | undefined;
}

export const initial: SubmissionState = { credential: undefined };

export function evolve(_: SubmissionState, event: Recorded<SubmissionEvent>): SubmissionState {
  return { credential: event.data.credential };
}
