import { contradictory, implied, testsOf } from './check-reach-implied.ts';
import { isMap, mapsOf, valuesIn, type Plain } from './check-reach-plain.ts';
import { crossed } from './check-reach-tests.ts';
import type { Slip } from './problem.ts';
import type { Path } from './uses.ts';

/** Keys whose value is a condition, wherever they stand. */
const CONDITIONS = new Set<unknown>(['for', 'where', 'when', 'among', 'except']);

/** Conditions that nothing can ever fit. */
export function checkContradictions(file: unknown): readonly Slip[] {
  return valuesIn(file).flatMap(({ value, path }) =>
    isMap(value) && CONDITIONS.has(path.at(-1)) ? contradictionsIn(value, path, []) : [],
  );
}

/** `above` holds the conditions an alternative stands in, which are asked as well. */
function contradictionsIn(condition: Plain, path: Path, above: readonly Plain[]): readonly Slip[] {
  const { any, not, ...rest } = condition;
  return [
    ...Object.entries(testsOf(rest)).flatMap(([name, test]) => crossedBounds(test, [...path, name])),
    ...recordedIn(rest['recorded'], [...path, 'recorded']),
    ...(isMap(not) ? negationIn(not, [...above, rest, { any }], [...path, 'not']) : []),
    ...mapsOf(any).flatMap((option, i) => {
      const slips = contradictionsIn(option, [...path, 'any', i], [...above, rest]);
      const { not: _, ...asked } = option;
      if (slips.length > 0 || !contradictory([...above, rest, asked])) return slips;
      const what = 'can never be so together with what is asked beside any';
      return [{ path: [...path, 'any', i], what, remedy: 'Take it out, or correct one of the two.' }];
    }),
  ];
}

function negationIn(not: Plain, beside: readonly Plain[], path: Path): readonly Slip[] {
  if (implied(beside, not)) {
    const what = 'denies what is asked beside it, so the condition is never so';
    return [{ path, what, remedy: 'Take one of the two out.' }];
  }
  return contradictionsIn(not, path, []);
}

/** `recorded` bounds a number of members; which members is a condition of its own, found by its key. */
function recordedIn(recorded: unknown, path: Path): readonly Slip[] {
  if (isMap(recorded)) return crossedBounds(recorded, path);
  return mapsOf(recorded).flatMap((one, i) => crossedBounds(one, [...path, i]));
}

function crossedBounds(test: unknown, path: Path): readonly Slip[] {
  const key = crossed(test);
  if (key === undefined) return [];
  const what = 'lies below the least that is asked, so the condition is never so';
  return [{ path: [...path, key], what, remedy: 'Correct one of the two bounds.' }];
}
