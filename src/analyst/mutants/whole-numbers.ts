import { LISTS } from '../../rules/language/lists.ts';
import { OBLIGATION_ATTRIBUTES } from '../../rules/language/facts-vocabulary.ts';
import { isMap } from './data.ts';
import { around, type Place } from './places.ts';

/** Attributes that count things: no half of them is ever on record. */
const COUNTS = new Set(
  [OBLIGATION_ATTRIBUTES, ...Object.values(LISTS)].flatMap((attributes) =>
    Object.entries(attributes).flatMap(([name, { type }]) => (type === 'number' ? [name] : [])),
  ),
);

/**
 * Whether only whole numbers make a difference at a place: the language takes no others, an attribute that
 * counts is compared with it, or members of a list are counted up to it.
 */
export function isWhole(place: Place): boolean {
  const numbers = place.shapes.filter(({ type }) => type === 'number' || type === 'integer');
  if (numbers.length > 0 && numbers.every(({ type }) => type === 'integer')) return true;
  const outward = [place, ...around(place)];
  const test = outward.find(({ isTest }) => isTest);
  return test === undefined ? isCounted(outward) : COUNTS.has(test.key);
}

function isCounted(outward: readonly Place[]): boolean {
  const node = outward.find(({ value }) => isMap(value) && 'kind' in value)?.value;
  return isMap(node) && node['kind'] === 'count' && !('sum' in node);
}
