import type { Truth } from './truth.ts';

/** What was found of one requirement. */
export interface Found {
  readonly id: string;
  readonly truth: Truth;
  /** In hundredths: what counts for certain, and what may. */
  readonly counted?: readonly [least: number, most: number];
  readonly required?: number;
  readonly children: readonly Found[];
}
