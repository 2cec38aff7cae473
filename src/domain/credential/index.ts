import type { Decider } from '../decider.ts';
import type { CredentialCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { CredentialEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { type CredentialState, initial } from './state.ts';

export { type Attempt, type Review, verdictOf } from './attempt.ts';
export { ownWork } from './begun.ts';
export type { CredentialCommand } from './commands.ts';
export { type CredentialState, isHeld } from './state.ts';
export { reviewersOf } from './reviewers.ts';
export { type Clocks, type Criterion, levelOf, type Terms } from './terms.ts';

export const credential: Decider<CredentialCommand, CredentialEvent, CredentialState> = {
  initial,
  decide,
  evolve,
};
