import type { Branch } from './settings.ts';

/** Two runs that differ in one setting alone, as far as they met the same settings. */
export interface Neighbours<T> {
  readonly one: number;
  readonly other: number;
  readonly answers: readonly [T, T];
  readonly apart: string;
}

/** All pairs of neighbours, each once. */
export function neighboursAmong<T>(branches: readonly Branch<T>[]): readonly Neighbours<T>[] {
  return branches.flatMap(({ assumed, answer }, one) =>
    branches.slice(one + 1).flatMap((later, place) => {
      const apart = onlyDifference(assumed, later.assumed);
      if (apart === undefined) return [];
      return [{ one, other: one + 1 + place, answers: [answer, later.answer] as const, apart }];
    }),
  );
}

/** The one setting two runs met with different values; undefined where there are several. */
function onlyDifference(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string | undefined {
  let only: string | undefined;
  for (const [name, value] of a) {
    const other = b.get(name);
    if (other === undefined || other === value) continue;
    if (only !== undefined) return undefined;
    only = name;
  }
  return only;
}
