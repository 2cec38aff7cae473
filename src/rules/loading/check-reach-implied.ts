import { alike, isMap, mapsOf, type Plain } from './check-reach-plain.ts';
import { disjoint, narrower } from './check-reach-tests.ts';

/** Whether whatever fits all of some conditions certainly fits another. False where that cannot be told. */
export function implied(by: readonly Plain[], condition: Plain): boolean {
  if (Object.entries(condition).every(([key, wanted]) => partImplied(by, key, wanted))) return true;
  return by.some((each, i) => {
    const { any, ...rest } = each;
    const others = by.toSpliced(i, 1, rest);
    return any !== undefined && mapsOf(any).every((option) => implied([...others, option], condition));
  });
}

/** Whether nothing can fit all of some conditions. False where that cannot be told. */
export function contradictory(conditions: readonly Plain[]): boolean {
  return conditions.some((one, i) => {
    if (isMap(one['not']) && implied(without(conditions, i), one['not'])) return true;
    const { any, ...rest } = one;
    const others = conditions.toSpliced(i, 1, rest);
    if (any !== undefined && mapsOf(any).every((option) => contradictory([...others, option]))) return true;
    return Object.entries(testsOf(one)).some(([name, test]) =>
      conditions.slice(i + 1).some((other) => {
        const against = testsOf(other)[name];
        return against !== undefined && disjoint(name, test, against);
      }),
    );
  });
}

/** The attributes of a condition with their tests. */
export function testsOf({ any: _any, not: _not, recorded: _recorded, ...tests }: Plain): Plain {
  return tests;
}

function without(conditions: readonly Plain[], i: number): readonly Plain[] {
  const { not: _, ...rest } = conditions[i] ?? {};
  return conditions.toSpliced(i, 1, rest);
}

function partImplied(by: readonly Plain[], key: string, wanted: unknown): boolean {
  if (wanted === undefined) return true;
  if (key === 'any') return mapsOf(wanted).some((option) => implied(by, option));
  if (key === 'not') {
    if (!isMap(wanted)) return false;
    const denied = by.some(({ not }) => isMap(not) && implied([wanted], not));
    return denied || contradictory([...by, wanted]);
  }
  // How many members a list has says nothing of how many others.
  if (key === 'recorded') return by.some(({ recorded }) => alike(recorded, wanted));
  return by.some((each) => each[key] !== undefined && narrower(each[key], wanted));
}
