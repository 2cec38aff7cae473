import { isList, isMap, membersOf, type DataMap } from './data.ts';
import type { Place } from './places.ts';
import type { Shapes } from './shapes.ts';

/** One way to change the value of a place. */
export interface Change {
  /** What is done, as `+0.01`. With the name of the place it is the name of the mutant. */
  readonly what: string;
  /** Undefined takes it out. */
  readonly value: unknown;
}

/** What a mutation may ask of the language and of the whole policy. */
export interface Context {
  readonly shapes: Shapes;
  /** What each setting may be: the values it lists, or the first and the last day. */
  readonly settings: ReadonlyMap<string, readonly unknown[]>;
  /** A citation of the policy, for what must have one. */
  readonly cite: DataMap;
}

/** A kind of mutation: what it makes of a place, which may be nothing. */
export type Mutation = (place: Place, context: Context) => readonly Change[];

export function contextOf(policy: unknown, shapes: Shapes): Context {
  const settings = isMap(policy) ? membersOf(policy['settings']) : [];
  return {
    shapes,
    settings: new Map(settings.map(([name, setting]) => [String(name), possibleValues(setting)])),
    cite: citeIn(policy) ?? {},
  };
}

function citeIn(data: unknown): DataMap | undefined {
  for (const [key, value] of membersOf(data)) {
    const found = key === 'cite' && isMap(value) ? value : citeIn(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function possibleValues(setting: unknown): readonly unknown[] {
  const { values, between } = isMap(setting) ? setting : {};
  if (isList(values)) return values;
  return isList(between) ? between : [];
}
