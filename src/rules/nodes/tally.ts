import { exactOf } from '../conditions/exact-attribute.ts';
import type { NodeOf } from '../language/node.ts';
import type { Item } from '../situation/item.ts';
import type { Situation, ValuingWindow } from '../situation/situation.ts';
import { ofWhole } from '../values/exact.ts';
import type { Bounds } from './bounds.ts';
import type { Look } from './looks.ts';
import { longestGap, longestRun } from './school-years.ts';
import { sumOf } from './sums.ts';

/** What members come to: how many, how much in all, or how many school years in a row. */
export interface Tally {
  readonly of: (look: Look, situation: Situation) => Bounds;
  /** Attributes a member needs for that and lacks. */
  readonly lacks: (item: Item) => readonly string[];
}

export function compileTally(
  { from, distinct, sum, longest }: NodeOf<'count'>,
  window: ValuingWindow,
): Tally {
  if (longest !== undefined) {
    const lengthOf = longest === 'run' ? longestRun : longestGap;
    return { of: (look, situation) => lengthOf(look, window, situation), lacks: lacking(['school_year']) };
  }
  const alikeIn = distinct === undefined ? [] : [distinct];
  if (sum === undefined) return { of: (look) => howMany(look, distinct), lacks: lacking(alikeIn) };
  const valueOf = exactOf(sum, from);
  return { of: (look) => sumOf(look, distinct, valueOf), lacks: lacking([...alikeIn, sum]) };
}

function lacking(attributes: readonly string[]) {
  return ({ attributes: given }: Item) => attributes.filter((name) => given[name] === undefined);
}

/** How many members, or how many different values they have. One without a value may be like another, or not. */
function howMany({ sure, open }: Look, distinct: string | undefined): Bounds {
  const most = sure.length + open.length;
  if (distinct === undefined) return { least: ofWhole(sure.length), most: ofWhole(most) };
  const valuesOf = (items: readonly Item[]) =>
    items.map(({ attributes }) => attributes[distinct]).filter((value) => value !== undefined);
  const certain = new Set(valuesOf(sure).map(String)).size;
  const named = valuesOf([...sure, ...open]);
  const different = new Set(named.map(String)).size;
  return {
    least: ofWhole(certain === 0 ? Math.min(1, sure.length) : certain),
    most: ofWhole(different + most - named.length),
  };
}
