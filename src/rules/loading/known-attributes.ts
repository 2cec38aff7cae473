import {
  attributeNamed,
  ITEM_PREFIX,
  OBLIGATION_ATTRIBUTES,
  SEGMENT_PREFIX,
} from '../language/facts-vocabulary.ts';
import { LISTS, type AttributeType, type ListName } from '../language/lists.ts';
import { suggestion, type Slip } from './problem.ts';
import type { Context, Path } from './uses.ts';

/** What an attribute holds where it is read; undefined when nobody knows it there. */
export function typeIn(name: string, { list, outer }: Context): AttributeType | undefined {
  if (name.startsWith(ITEM_PREFIX)) {
    const around = outer ?? list;
    const attribute = name.slice(ITEM_PREFIX.length);
    return around === undefined || !(attribute in LISTS[around])
      ? undefined
      : attributeNamed(attribute, around)?.type;
  }
  if (!name.startsWith(SEGMENT_PREFIX) && !isHere(name, list)) return undefined;
  return attributeNamed(name, list)?.type;
}

/** `licenses.class` names an attribute in explanations; in a file a list is read through `recorded`. */
function isHere(name: string, list: ListName | undefined): boolean {
  return (list !== undefined && name in LISTS[list]) || name in OBLIGATION_ATTRIBUTES;
}

/** The keys of a condition that are no attributes. */
const COMBINING = ['all', 'any', 'not', 'recorded', 'day', 'figure', 'met', 'defined'];

export function unknownAttribute(name: string, { list, outer }: Context, path: Path): Slip {
  const members = list === undefined ? [] : Object.keys(LISTS[list]);
  const around = outer === undefined ? [] : Object.keys(LISTS[outer]).map((one) => ITEM_PREFIX + one);
  const known = [...members, ...around, ...Object.keys(OBLIGATION_ATTRIBUTES), ...COMBINING];
  return {
    path,
    what: `names ${name}, which is no attribute rules know here`,
    remedy: suggestion(name, known),
  };
}
