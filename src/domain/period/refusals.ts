import { refuse, type Refusal } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { PeriodState } from './evolve.ts';

/** Why nothing more is done upon a period that was completed, or closed. */
export function overAlready({ completed, closed }: PeriodState): Refusal | undefined {
  if (completed !== undefined) {
    return refuse(
      'period_completed',
      'This period was completed by a renewal; nothing of it changes any more.',
    );
  }
  return closed === undefined
    ? undefined
    : refuse('period_closed', 'This period was closed. Reopen it first, where the law allows that.');
}

/** A sentence that says why, for the educator concerned. */
export function unexplained(because: string): Refusal | undefined {
  return isPlainText(because) ? undefined : refuse('because', 'Say why in 1 to 500 characters.');
}
