import type { Comparison } from './compare-record.ts';
import { EMPTY_PART, type Part } from './part.ts';
import { added } from './tally.ts';

/** Parts put together as they come. */
export interface Gathered {
  readonly add: (part: Part) => void;
  /** Everything so far: the same whatever the order in which the parts came. */
  readonly sum: () => Part;
}

/** Gathers parts in memory: what flips is kept, and of everything else its numbers. */
export function gathering(): Gathered {
  let { educators, tally } = EMPTY_PART;
  const flips: Comparison[] = [];
  const leftOut: string[] = [];
  return {
    add: (part) => {
      educators += part.educators;
      tally = added(tally, part.tally);
      for (const flip of part.flips) flips.push(flip);
      for (const educator of part.leftOut) leftOut.push(educator);
    },
    sum: () => ({
      ...{ educators, tally },
      flips: flips.toSorted((a, b) => (a.period < b.period ? -1 : 1)),
      leftOut: leftOut.toSorted(),
    }),
  };
}
