import type { Fraction } from './fractions.ts';
import type { Truth } from './truth.ts';

/** What was found of one requirement. */
export interface Found {
  readonly id: string;
  readonly truth: Truth;
  /** In hundredths: what counts for certain, and what may. */
  readonly counted?: readonly [least: number, most: number];
  /** What part of what is asked there is, where that can be said. */
  readonly share?: readonly [least: Fraction, most: Fraction];
  readonly children: readonly Found[];
}
