import { describe } from '@jest/globals';
import { type Dice, diceOf, faultSeed } from './dice.ts';

/** Tests whose chances repeat: a failed one is named with the FAULT_SEED that throws the same again. */
export function describeSeeded(name: string, tests: (dice: Dice) => void): void {
  const seed = faultSeed();
  describe(`${name} (FAULT_SEED=${seed})`, () => {
    tests(diceOf(seed).named(name));
  });
}
