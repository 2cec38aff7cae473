import type { Refusal } from '../../domain/decider.ts';
import { fault, type Fault } from '../fault.ts';

/** What follows for certain was refused. Where only others write faster, the same succeeds in a moment. */
export function stepRefused({ refused, because }: Refusal, what: string): Fault {
  return fault(refused === 'busy' ? refused : 'step_refused', `${what}: ${because}`);
}
