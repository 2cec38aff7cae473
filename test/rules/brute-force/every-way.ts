import type { Truth } from './truth.ts';

/** Chooses one of several answers to an open question. */
export type Choose = <T>(options: readonly T[]) => T;

/** More ways than this are not tried. */
export const MOST_WAYS = 400;

export class TooManyWays extends Error {
  constructor() {
    super(`more than ${MOST_WAYS} ways`);
  }
}

/**
 * Every result a reckoning may have: it is done anew for each answer to each question it asks. What it asks
 * may turn on what it was answered before.
 */
export function everyWay<T>(reckon: (choose: Choose) => T): readonly T[] {
  const results: T[] = [];
  const waiting: (readonly number[])[] = [[]];
  for (let given = waiting.pop(); given !== undefined; given = waiting.pop()) {
    const answers = [...given];
    let asked = 0;
    const choose: Choose = (options) => {
      const answer = answers[asked];
      if (answer === undefined) {
        // The first option is tried now, each other one later.
        for (let other = 1; other < options.length; other += 1) waiting.push([...answers, other]);
        answers.push(0);
      }
      const chosen = options[answers[asked] ?? 0];
      asked += 1;
      if (chosen === undefined) throw new RangeError('nothing to choose from');
      return chosen;
    };
    results.push(reckon(choose));
    if (results.length + waiting.length > MOST_WAYS) throw new TooManyWays();
  }
  return results;
}

/** A truth that is not known is tried both ways. */
export function decided(truth: Truth, choose: Choose): boolean {
  return truth ?? choose([true, false]);
}
