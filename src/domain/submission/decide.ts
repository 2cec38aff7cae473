import { type Refusal, refuse } from '../decider.ts';
import type { SubmissionCommand } from './commands.ts';
import type { SubmissionEvent } from './events.ts';
import type { SubmissionState } from './evolve.ts';

export function decide(
  { credential }: SubmissionCommand,
  state: SubmissionState,
): readonly SubmissionEvent[] | Refusal {
  if (state.credential === undefined) return [{ type: 'submission.Opened', data: { credential } }];
  return state.credential === credential
    ? []
    : refuse('submission_taken', 'This submission id stands for another attempt already.');
}
