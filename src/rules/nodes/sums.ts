import type { Item } from '../situation/item.ts';
import { plus, smaller, ZERO, type Exact } from '../values/exact.ts';
import { eitherOf, type Bounds } from './bounds.ts';
import type { Look } from './looks.ts';

type Valuing = (item: Item) => Exact | undefined;

const NOTHING: Bounds = { least: ZERO, most: ZERO };

/**
 * What members have in an attribute, summed; of those alike in `distinct` only the oldest. Facts hold nothing below
 * zero, so that more members never make less; one whose value is missing may have any.
 */
export function sumOf({ sure, open }: Look, distinct: string | undefined, valueOf: Valuing): Bounds {
  if (distinct === undefined) {
    return added([
      ...sure.map((item) => certain(item, valueOf)),
      ...open.map((item) => possible(item, valueOf)),
    ]);
  }
  const isNamed = ({ attributes }: Item) => attributes[distinct] !== undefined;
  const nameless = [...sure, ...open].filter((item) => !isNamed(item));
  const groups = groupsOf([...sure, ...open].filter(isNamed), distinct);
  return added([
    ...groups.map((members) => firstOf(members, new Set(sure), nameless, valueOf)),
    ...nameless.map((item) => possible(item, valueOf)),
  ]);
}

function certain(item: Item, valueOf: Valuing): Bounds {
  const value = valueOf(item);
  return { least: value ?? ZERO, most: value };
}

function possible(item: Item, valueOf: Valuing): Bounds {
  return { least: ZERO, most: valueOf(item) };
}

function added(parts: readonly Bounds[]): Bounds {
  return parts.reduce(
    (a, b) => ({ least: plus(a.least, b.least), most: a.most && b.most && plus(a.most, b.most) }),
    NOTHING,
  );
}

function groupsOf(items: readonly Item[], attribute: string): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const value = String(item.attributes[attribute]);
    const group = groups.get(value);
    if (group) group.push(item);
    else groups.set(value, [item]);
  }
  return [...groups.values()];
}

/**
 * What the oldest of a group has. An open member before the first sure one may be the oldest, and so may one whose
 * group is not known: its own value is counted among the possible ones, so here it can only make the sum smaller.
 */
function firstOf(
  members: readonly Item[],
  sure: ReadonlySet<Item>,
  nameless: readonly Item[],
  valueOf: Valuing,
): Bounds {
  const first = members.find((item) => sure.has(item));
  const isBefore = (item: Item) => first === undefined || comesBefore(item, first);
  const bounds = members
    .filter((item) => !sure.has(item) && isBefore(item))
    .reduce<Bounds | undefined>(
      (sofar, item) => (sofar ? eitherOf(sofar, certain(item, valueOf)) : certain(item, valueOf)),
      first && certain(first, valueOf),
    );
  if (bounds === undefined || first === undefined) return { least: ZERO, most: bounds?.most };
  const least = nameless
    .filter(isBefore)
    .reduce((sofar, item) => smaller(sofar, valueOf(item) ?? ZERO), bounds.least);
  return { least, most: bounds.most };
}

function comesBefore(a: Item, b: Item): boolean {
  return a.day === b.day ? a.source < b.source : a.day < b.day;
}
