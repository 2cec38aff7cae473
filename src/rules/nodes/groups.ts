import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Portion } from '../situation/valued.ts';
import { ofWhole } from '../values/exact.ts';
import type { Truth } from '../values/truth.ts';
import type { Bounds } from './bounds.ts';

/** A portion that may belong to groups, and whether it certainly counts. */
export interface Grouped {
  readonly portion: Portion;
  readonly isSure: boolean;
}

/** What is certainly in a group, and what may be. */
export interface Group {
  readonly sure: Hundredths;
  readonly most: Hundredths;
  /** Whether anything is certainly in it. */
  readonly isThere: boolean;
}

export interface Groups {
  readonly byName: ReadonlyMap<string, Group>;
  /** Amounts of which it is not recorded where they belong. */
  readonly loose: readonly Hundredths[];
}

/** Sums by an attribute; what has several values of it is in each of their groups. */
export function groupsBy(attribute: string, portions: readonly Grouped[]): Groups {
  const byName = new Map<string, Group>();
  const loose: Hundredths[] = [];
  for (const { portion, isSure } of portions) {
    const value = portion.attributes[attribute];
    if (value === undefined) loose.push(portion.amount);
    else {
      for (const name of new Set(typeof value === 'object' ? value : [String(value)])) {
        const { sure, most, isThere } = byName.get(name) ?? NO_GROUP;
        byName.set(name, {
          sure: sure + (isSure ? portion.amount : 0),
          most: most + portion.amount,
          isThere: isThere || isSure,
        });
      }
    }
  }
  return { byName, loose };
}

const NO_GROUP: Group = { sure: 0, most: 0, isThere: false };

/** Whether a group has so much, given that everything loose may belong to it. */
export function reachesAmount({ sure, most, isThere }: Group, { loose }: Groups, needed: Hundredths): Truth {
  if (isThere && sure >= needed) return true;
  return most + totalOf(loose) >= needed ? undefined : false;
}

/**
 * How many groups have so much. What is loose lifts the groups that lack least, then makes new ones; where one
 * credit may have several values, each of them could be a group.
 */
export function groupsReaching(groups: Groups, needed: Hundredths, hasSeveral: boolean): Bounds {
  const all = [...groups.byName.values()];
  const least = all.filter((group) => reachesAmount(group, groups, needed) === true).length;
  const left = totalOf(groups.loose);
  if (hasSeveral && groups.loose.length > 0) {
    const most = all.filter((group) => reachesAmount(group, groups, needed) !== false).length;
    return { least: ofWhole(least), most: left >= needed ? undefined : ofWhole(most) };
  }
  const lacking = [
    ...all.map(({ most }) => Math.max(0, needed - most)).sort((a, b) => a - b),
    ...groups.loose.map(() => needed),
  ];
  let most = 0;
  let used = 0;
  for (const amount of lacking) {
    used += amount;
    if (used > left) break;
    most += 1;
  }
  return { least: ofWhole(least), most: ofWhole(most) };
}

function totalOf(amounts: readonly Hundredths[]): Hundredths {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
