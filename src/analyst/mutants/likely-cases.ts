import type { ReadyCase } from '../../rules/cases/judge-case.ts';
import type { Mutant } from './mutants.ts';
import { wordsIn } from './words-in.ts';

/** Which cases to try first. Most mutants are killed by few of hundreds of cases. */
export interface LikelyCases {
  /** All cases, those likeliest to kill the mutant first. */
  readonly inOrder: (mutant: Mutant) => readonly ReadyCase[];
  readonly killed: (mutant: Mutant, by: ReadyCase) => void;
}

/** Killers of mutants nearby that are remembered for each place. */
const MOST_REMEMBERED = 4;

/**
 * A case is likely when it has words of the place a mutant changes, the rarer the likelier, and when it killed
 * other mutants nearby.
 */
export function likelyCases(cases: readonly ReadyCase[]): LikelyCases {
  const casesWith = indexOf(cases);
  const killersNear = new Map<string, readonly number[]>();
  return {
    inOrder: ({ name, about }) => {
      const scores = new Array<number>(cases.length).fill(0);
      const add = (place: number, score: number) => (scores[place] = (scores[place] ?? 0) + score);
      for (const [word, weight] of about) {
        const found = casesWith.get(word) ?? [];
        for (const place of found) add(place, weight * Math.log(cases.length / found.length));
      }
      surroundings(name).forEach((near, depth) => {
        (killersNear.get(near) ?? []).forEach((place, rank) => add(place, (depth + 1) / (rank + 1)));
      });
      return cases
        .map((ready, place) => ({ ready, score: scores[place] ?? 0 }))
        .sort((a, b) => b.score - a.score)
        .map(({ ready }) => ready);
    },
    killed: ({ name }, by) => {
      const place = cases.indexOf(by);
      for (const near of surroundings(name)) {
        const others = (killersNear.get(near) ?? []).filter((other) => other !== place);
        killersNear.set(near, [place, ...others].slice(0, MOST_REMEMBERED));
      }
    },
  };
}

/** Places of the cases that have a word. */
function indexOf(cases: readonly ReadyCase[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  cases.forEach((ready, place) => {
    for (const word of new Set(wordsIn(ready))) index.set(word, [...(index.get(word) ?? []), place]);
  });
  return index;
}

/** `a`, `a.b`, `a.b.c` for `a.b.c`. */
function surroundings(name: string): readonly string[] {
  const parts = name.split('.');
  return parts.map((_, i) => parts.slice(0, i + 1).join('.'));
}
