import { alike, isMap, mapsOf, type Plain } from './check-reach-plain.ts';
import { disjoint, narrower } from './check-reach-tests.ts';

/** Whether whatever fits all of some conditions certainly fits another. False where that cannot be told. */
export function implied(by: readonly Plain[], condition: Plain): boolean {
  return casesOf(by).every((each) =>
    Object.entries(condition).every(([key, wanted]) => isPartImplied(each, key, wanted)),
  );
}

/** Whether nothing can fit all of some conditions. False where that cannot be told. */
export function contradictory(conditions: readonly Plain[]): boolean {
  return casesOf(conditions).every((each) => each.some((one, i) => contradicts(one, each, i)));
}

/** The attributes of a condition with their tests. */
export function testsOf({
  all: _all,
  any: _any,
  not: _not,
  recorded: _recorded,
  day: _day,
  figure: _figure,
  met: _met,
  ...tests
}: Plain): Plain {
  return tests;
}

/** More cases than this are not gone through; alternatives then count as unknown. */
const MOST_CASES = 64;

/** Every way to choose among the alternatives of some conditions: lists of conditions without alternatives. */
function casesOf(conditions: readonly Plain[]): readonly (readonly Plain[])[] {
  let cases: readonly (readonly Plain[])[] = [[]];
  for (const { all, any, ...rest } of conditions) {
    const beside = casesOf(mapsOf(all));
    const options = any === undefined ? [[]] : mapsOf(any).flatMap((option) => casesOf([option]));
    const choices = beside.flatMap((one) => options.map((option) => [...one, ...option]));
    const together = cases.flatMap((sofar) => choices.map((choice) => [...sofar, rest, ...choice]));
    cases = together.length > MOST_CASES ? cases.map((sofar) => [...sofar, rest]) : together;
  }
  return cases;
}

/** Whether one of some conditions, none of which has alternatives, denies the others. */
function contradicts(one: Plain, all: readonly Plain[], place: number): boolean {
  const { not, ...rest } = one;
  if (isMap(not) && implied(all.toSpliced(place, 1, rest), not)) return true;
  return Object.entries(testsOf(one)).some(([name, test]) =>
    all.slice(place + 1).some((other) => {
      const against = testsOf(other)[name];
      return against !== undefined && disjoint(name, test, against);
    }),
  );
}

function isPartImplied(by: readonly Plain[], key: string, wanted: unknown): boolean {
  if (wanted === undefined) return true;
  if (key === 'all') return mapsOf(wanted).every((one) => implied(by, one));
  if (key === 'any') return mapsOf(wanted).some((option) => implied(by, option));
  if (key === 'not') {
    if (!isMap(wanted)) return false;
    const denied = by.some(({ not }) => isMap(not) && implied([wanted], not));
    return denied || contradictory([...by, wanted]);
  }
  // How many members a list has says nothing of how many others.
  if (key === 'recorded' || key === 'day' || key === 'figure')
    return by.some((each) => alike(each[key], wanted));
  if (key === 'met')
    return namesOf(wanted).every((name) => by.some(({ met }) => namesOf(met).includes(name)));
  return by.some((each) => each[key] !== undefined && narrower(each[key], wanted));
}

/** Requirements a condition names, one or several. */
function namesOf(met: unknown): readonly unknown[] {
  return Array.isArray(met) ? met : met === undefined ? [] : [met];
}
