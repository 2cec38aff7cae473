import { isList } from './data.ts';
import type { Mutation } from './mutation.ts';
import { isLine } from './places.ts';
import { isCondition, isTable } from './shapes.ts';

const DROPPED = { what: 'dropped', value: undefined } as const;

/**
 * Takes out what may be missing: a member of a list, a line of a table, a test of a condition, an optional key.
 * A condition goes test by test, a list member by member and a table line by line, never whole.
 */
export const dropped: Mutation = (place, { shapes }) => {
  const { value, above, isTest, isOptional } = place;
  const list = above?.value;
  if (isList(list)) return above?.isTest === true && list.length === 1 ? [] : [DROPPED];
  if (isTest || isLine(place, shapes)) return [DROPPED];
  const isWhole = isList(value) || place.shapes.some((shape) => isCondition(shape) || isTable(shape));
  return isOptional && !isWhole && !mayBeUnknown(place.shapes) ? [DROPPED] : [];
};

/** As if the sources did not tell since when it stands; without the day that would be the same. */
export const sinceUnknown: Mutation = ({ value, shapes }) =>
  mayBeUnknown(shapes) && value !== 'unknown' ? [{ what: '= unknown', value: 'unknown' }] : [];

function mayBeUnknown(shapes: readonly { readonly const?: unknown }[]): boolean {
  return shapes.some((shape) => shape.const === 'unknown');
}
