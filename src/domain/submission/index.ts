import type { Decider } from '../decider.ts';
import type { SubmissionCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { SubmissionEvent } from './events.ts';
import { evolve, initial, type SubmissionState } from './evolve.ts';

export type { SubmissionCommand } from './commands.ts';
export type { SubmissionState } from './evolve.ts';

export const submission: Decider<SubmissionCommand, SubmissionEvent, SubmissionState> = {
  initial,
  decide,
  evolve,
};
