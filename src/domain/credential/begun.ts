import { type Circumstances, type Refusal, refuse } from '../decider.ts';
import type { Attempt } from './attempt.ts';
import type { CredentialCommand } from './commands.ts';
import type { CredentialEvent, Started } from './events.ts';
import type { CredentialState } from './state.ts';

export type Answer = readonly CredentialEvent[] | Refusal;
export type Command<T extends CredentialCommand['type']> = Extract<CredentialCommand, { type: T }>;

/** A credential that was started, and who acts upon it. */
export interface Begun {
  readonly state: CredentialState;
  readonly started: Started['data'];
  readonly by: Circumstances;
}

export function ownWork(): Refusal {
  return refuse('own_work', 'Nobody assesses or approves their own work.');
}

/** The learner is not named by it: whoever has a tie knows of it. */
export function tied(): Refusal {
  return refuse(
    'conflict_of_interest',
    'Whoever has a conflict of interest with this work, or coached for it, does not judge it. Another does.',
  );
}

/** The same with an attempt that awaits its answer. */
export interface Open extends Begun {
  readonly current: Attempt;
}

export function notByApprover(current: Attempt, { actor }: Circumstances): Refusal | undefined {
  if (current.conflicted.has(actor)) return tied();
  return current.touchedBy.has(actor)
    ? refuse('assessor_decides', 'Whoever assessed an attempt, or answered it before, does not decide on it.')
    : undefined;
}
