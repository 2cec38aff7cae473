import { schoolYearOf } from '../../domain/values/day.ts';
import type { Attributes } from '../language/facts-vocabulary.ts';
import { LISTS, type ListName } from '../language/lists.ts';
import type { Clock } from './clock.ts';
import type { Item } from './item.ts';

const CREDIT_ATTRIBUTES = Object.keys(LISTS.credits);

/** For each list, what its items never have of a credit: that is not missing, they simply have none of it. */
const ABSENT: Readonly<Record<string, Attributes>> = Object.fromEntries(
  Object.entries<Readonly<Record<string, unknown>>>(LISTS).map(([list, own]) => [
    list,
    Object.fromEntries(CREDIT_ATTRIBUTES.filter((name) => !(name in own)).map((name) => [name, []])),
  ]),
);

/**
 * An item with the attributes of a credit, so that windows, caps and minimums can ask every item the same. A
 * condition on what its list does not know at all is simply not fulfilled.
 */
export function asCredit(item: Item): Item {
  if (item.list === 'credits') return item;
  const { list, day, attributes } = item;
  const own = {
    ...{ completed_on: day, school_year: schoolYearOf(day), carried: false },
    ...known(attributes, list),
  };
  return { ...item, attributes: { ...ABSENT[list], ...own } };
}

/** A school year that is not recorded is that of the day. */
function known(attributes: Attributes, list: ListName): Attributes {
  if (!('school_year' in LISTS[list]) || attributes.school_year !== undefined) return attributes;
  const { school_year: _, ...others } = attributes;
  return others;
}

/** A credit without the approval that the day asked about has not seen yet. */
export function asSeen(item: Item, clock: Clock): Item {
  const approvedOn = item.acts?.approvedOn;
  if (approvedOn === undefined || clock.hasCome(approvedOn)) return item;
  return { ...item, attributes: { ...item.attributes, approved_on: undefined, approved_by: undefined } };
}

export function carriedOver(item: Item): Item {
  return { ...item, attributes: { ...item.attributes, carried: true } };
}
