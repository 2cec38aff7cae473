import { type Decider, type Recorded, refuse } from '../decider.ts';
import type { SubmissionEvent } from './events.ts';

export interface SubmissionCommand {
  readonly type: 'Open';
  readonly credential: string;
}

export interface SubmissionState {
  readonly credential: string | undefined;
}

export const submission: Decider<SubmissionCommand, SubmissionEvent, SubmissionState> = {
  initial: { credential: undefined },
  decide: ({ credential }, state) => {
    if (state.credential === undefined) return [{ type: 'submission.Opened', data: { credential } }];
    return state.credential === credential
      ? []
      : refuse('submission_taken', 'This submission id stands for another attempt already.');
  },
  evolve: (_, event: Recorded<SubmissionEvent>) => ({ credential: event.data.credential }),
};
