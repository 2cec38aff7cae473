import type { Hundredths } from '../../domain/values/hundredths.ts';
import { count, sufficient, type Counted } from '../assignment/capped.ts';
import type { Load } from '../assignment/load.ts';
import type { CapCeiling } from '../credits/caps.ts';
import type { Portion } from '../situation/valued.ts';

/** The most groups that have so much at once where caps hold, and what then counts. */
export interface CappedGroups {
  readonly number: number;
  /** No more than so many, where there were too many ways to try. */
  readonly most: number;
  readonly counted: Counted;
}

/** More sets of groups than these are not tried. */
const MOST_SETS = 3000;

/** A mask has no more bits. */
const MOST_GROUPS = 30;

export function cappedGroups(
  by: string,
  portions: readonly Portion[],
  needed: Hundredths,
  ceilings: readonly CapCeiling[],
): CappedGroups {
  const reach = (groups: readonly string[]) =>
    sufficient(questionOf(groups, by, portions, needed, ceilings)) === true;
  const names = new Set(portions.flatMap((portion) => groupsOf(portion, by)));
  const reachable = [...names].filter((name) => reach([name]));
  const candidates = reachable.slice(0, MOST_GROUPS);
  const enough = candidates.reduce<readonly string[]>(
    (groups, name) => (reach([...groups, name]) ? [...groups, name] : groups),
    [],
  );
  const cutOff = { ...found(enough, by, portions, needed, ceilings), most: reachable.length };
  if (reachable.length > MOST_GROUPS) return cutOff;
  let tried = 0;
  for (let size = candidates.length; size > enough.length; size -= 1) {
    for (const groups of setsOf(candidates, size)) {
      tried += 1;
      if (tried > MOST_SETS) return { ...cutOff, most: size };
      if (reach(groups)) return found(groups, by, portions, needed, ceilings);
    }
  }
  return found(enough, by, portions, needed, ceilings);
}

function found(
  groups: readonly string[],
  by: string,
  portions: readonly Portion[],
  needed: Hundredths,
  ceilings: readonly CapCeiling[],
): CappedGroups {
  const counted = count(questionOf(groups, by, portions, needed, ceilings));
  return { number: groups.length, most: groups.length, counted };
}

function questionOf(
  groups: readonly string[],
  by: string,
  portions: readonly Portion[],
  needed: Hundredths,
  ceilings: readonly CapCeiling[],
) {
  const loads = portions.map((portion): Load => {
    const own = groupsOf(portion, by);
    const mask = groups.reduce((bits, name, i) => (own.includes(name) ? bits | (1 << i) : bits), 0);
    return { amount: portion.amount, mask };
  });
  return { counting: 'overlap' as const, needs: groups.map(() => needed), least: 0, loads, ceilings };
}

/** The groups a portion is in; none where that is not recorded. */
export function groupsOf({ attributes }: Portion, by: string): readonly string[] {
  const value = attributes[by];
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [String(value)];
}

/** Every set of so many of some names. */
function* setsOf(names: readonly string[], size: number, from = 0): Generator<readonly string[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = from; first <= names.length - size; first += 1) {
    for (const rest of setsOf(names, size - 1, first + 1)) yield [names[first] ?? '', ...rest];
  }
}
