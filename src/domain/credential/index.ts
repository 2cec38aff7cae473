import type { Decider } from '../decider.ts';
import type { CredentialCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { CredentialEvent } from './events.ts';
import { type CredentialState, evolve, initial } from './evolve.ts';

export type { CredentialCommand } from './commands.ts';
export type { CredentialState } from './evolve.ts';

export const credential: Decider<CredentialCommand, CredentialEvent, CredentialState> = {
  initial,
  decide,
  evolve,
};
