import { contradictory, implied, testsOf } from './check-reach-implied.ts';
import { isMap, mapsOf, partsIn, type Plain } from './check-reach-plain.ts';
import { crossed } from './check-reach-tests.ts';
import type { Slip } from './problem.ts';
import type { Path } from './uses.ts';

/** Keys whose value is a condition, wherever they stand. */
const CONDITIONS = new Set<unknown>(['for', 'where', 'when', 'among', 'except', 'refused_when']);

/** Conditions that nothing can ever fit. What is idle in a definition at one place may speak at another. */
export function checkContradictions(file: Plain, isDefined: (path: Path) => boolean): readonly Slip[] {
  return partsIn(file)
    .filter(({ path }) => CONDITIONS.has(path.at(-1)) && !isDefined(path))
    .flatMap(({ value, path }) => (isMap(value) ? contradictionsIn(value, path, []) : []))
    .filter(({ path }) => !isDefined(path));
}

/** `above` holds the conditions an alternative stands in, which are asked as well. */
function contradictionsIn(condition: Plain, path: Path, above: readonly Plain[]): readonly Slip[] {
  const { all, any, not, ...rest } = condition;
  return [
    ...Object.entries(testsOf(rest)).flatMap(([name, test]) => crossedBounds(test, [...path, name])),
    ...recordedIn(rest['recorded'], [...path, 'recorded']),
    ...(isMap(not) ? negationIn(not, [...above, rest, { all, any }], [...path, 'not']) : []),
    ...mapsOf(all).flatMap((one, i) => {
      const others = mapsOf(all).slice(0, i);
      return besideIn(one, [...path, 'all', i], [...above, rest, { any, all: others }], 'it');
    }),
    ...mapsOf(any).flatMap((option, i) =>
      besideIn(option, [...path, 'any', i], [...above, rest, { all }], 'any'),
    ),
  ];
}

/** A condition that others stand beside; what it denies itself is found where it does. */
function besideIn(condition: Plain, path: Path, beside: readonly Plain[], what: string): readonly Slip[] {
  const slips = contradictionsIn(condition, path, beside);
  const { not: _, ...asked } = condition;
  if (slips.length > 0 || !contradictory([...beside, asked])) return slips;
  return [
    {
      path,
      what: `can never be so together with what is asked beside ${what}`,
      remedy: 'Take it out, or correct one of the two.',
    },
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
