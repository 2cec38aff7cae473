import { isDeepStrictEqual } from 'node:util';
import { type DataMap, isList, isMap } from '../mutants/data.ts';
import { namesOf } from '../mutants/places.ts';

/** One difference between two texts of a law. */
export interface Change {
  /** The part of the file it lies in, by names from the outermost: ids where parts have them. */
  readonly within: readonly string[];
  /** What that part asks, in its own words, as the new text has it. */
  readonly asks: string | undefined;
  /** What differs there: a key, or the name of a member. */
  readonly what: string;
  readonly how: 'added' | 'removed' | 'changed' | 'reordered';
  /** Undefined for what is added. */
  readonly old?: unknown;
  /** Undefined for what is removed. */
  readonly fresh?: unknown;
}

interface Place {
  readonly within: readonly string[];
  readonly asks: string | undefined;
}

/** Everything in which two texts differ, in the order of the new one. */
export function changesOf(old: DataMap, fresh: DataMap): readonly Change[] {
  return ofMaps(old, fresh, { within: [], asks: undefined });
}

function ofMaps(old: DataMap, fresh: DataMap, place: Place): readonly Change[] {
  const asks = [fresh['asks'], old['asks']].find((words) => typeof words === 'string');
  const here = { within: place.within, asks: asks ?? place.asks };
  const keys = [...Object.keys(fresh), ...Object.keys(old).filter((key) => !(key in fresh))];
  // A section of the file that is new, or gone, is told member by member.
  const orNone = place.within.length === 0 ? orEmpty : asItIs;
  return keys.flatMap((key) => {
    const [was, is] = [old[key], fresh[key]];
    return between(orNone(was, is), orNone(is, was), key, here);
  });
}

/** Where there is nothing beside a map or a list: an empty one. */
function orEmpty(value: unknown, beside: unknown): unknown {
  if (value !== undefined) return value;
  if (isMap(beside)) return {};
  return isList(beside) ? [] : value;
}

function asItIs(value: unknown): unknown {
  return value;
}

function between(old: unknown, fresh: unknown, what: string, place: Place): readonly Change[] {
  if (isDeepStrictEqual(old, fresh)) return [];
  if (old === undefined) return [{ ...place, what, how: 'added', fresh }];
  if (fresh === undefined) return [{ ...place, what, how: 'removed', old }];
  const below = { within: [...place.within, what], asks: place.asks };
  if (isMap(old) && isMap(fresh)) return ofMaps(old, fresh, below);
  if (isList(old) && isList(fresh) && !isPairOfValues(old, fresh)) return ofLists(old, fresh, below, what);
  return [{ ...place, what, how: 'changed', old, fresh }];
}

/** As two days between which something is: one place for one place. */
function isPairOfValues(old: readonly unknown[], fresh: readonly unknown[]): boolean {
  return old.length === fresh.length && [...old, ...fresh].every((member) => typeof member !== 'object');
}

/** Members are known by their names; those without one by being the same, else by their order. */
function ofLists(
  old: readonly unknown[],
  fresh: readonly unknown[],
  place: Place,
  what: string,
): readonly Change[] {
  const [was, is] = [keyed(old, fresh), keyed(fresh, old)];
  const names = [...is.keys(), ...[...was.keys()].filter((name) => !is.has(name))];
  const changes = names.flatMap((name) => between(was.get(name), is.get(name), name, place));
  const kept = (members: ReadonlyMap<string, unknown>) =>
    [...members.keys()].filter((name) => was.has(name) && is.has(name));
  if (isDeepStrictEqual(kept(was), kept(is))) return changes;
  const above = { ...place, within: place.within.slice(0, -1) };
  return [...changes, { ...above, what, how: 'reordered', old: kept(was), fresh: kept(is) }];
}

/** The members by name. One that has none is named by its place among those without their like on the other side. */
function keyed(members: readonly unknown[], others: readonly unknown[]): ReadonlyMap<string, unknown> {
  const names = namesOf(members);
  const named = new Map<string, unknown>();
  let nth = 0;
  members.forEach((member, place) => {
    const name = names[place] ?? '';
    if (name !== String(place) || typeof member !== 'object') named.set(name, member);
    else if (!others.some((other) => isDeepStrictEqual(other, member))) named.set(`${(nth += 1)}`, member);
  });
  return named;
}
