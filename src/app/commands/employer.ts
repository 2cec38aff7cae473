import type { Refusal } from '../../domain/decider.ts';
import { employer as decider, type EmployerCommand } from '../../domain/employer/index.ts';
import { employerStream } from '../../domain/streams.ts';
import { asGiven, execute, type Recording } from '../executing/execute.ts';
import type { Ledger } from '../log/ledger.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

export interface EmployerAsk {
  /** The state in whose register it stands, or is to. */
  readonly state: string;
  readonly employer: string;
  readonly command: EmployerCommand;
}

/** An agency keeps the register of the employers that records of its state name. */
export async function askEmployer(
  ledger: Ledger,
  caller: Caller,
  { state, employer, command }: EmployerAsk,
): Promise<Recording | Refusal> {
  const problem = forbidden(caller, 'employer.register', { state });
  if (problem !== undefined) return problem;
  const target = { stream: employerStream(state, employer), state };
  return execute(ledger, decider, target, asGiven(command), requestOf(caller));
}
