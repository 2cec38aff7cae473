import type { Day } from '../../domain/values/day.ts';

/** Each step with the days on which it was done. */
export type Steps = readonly (readonly Day[])[];

/** How many steps were done, in whatever order. */
export function stepsDone(steps: Steps): number {
  return steps.filter((days) => days.length > 0).length;
}

/**
 * The most steps, in the order written, of which each was done on or after the day of the one before it among those
 * chosen. A step done on several days may be taken on any of them.
 */
export function longestChain(steps: Steps): number {
  // The earliest last day of a chain of each length; it never falls with the length.
  const earliest: Day[] = [];
  for (const days of steps) {
    const best = [...earliest];
    for (const day of days) {
      const length = best.filter((last) => last <= day).length;
      const known = earliest[length];
      if (known === undefined || day < known) earliest[length] = day;
    }
  }
  return earliest.length;
}
