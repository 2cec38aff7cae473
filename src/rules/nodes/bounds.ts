import type { Outcome } from '../../domain/decision.ts';
import type { Truth } from '../truth.ts';

/** The outcome of bounds: met when what is sure suffices, not met when not even what is possible does. */
export function outcomeOfBounds(sure: Truth, possible: Truth): Outcome {
  if (sure === true) return 'met';
  return possible === false ? 'not_met' : 'undetermined';
}
