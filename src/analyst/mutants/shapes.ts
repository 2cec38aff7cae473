import { toJsonSchema } from '../../rules/index.ts';
import { isList, isMap, type DataMap } from './data.ts';

/** One shape the language allows for a value: a part of its JSON Schema without references or alternatives. */
export type Shape = DataMap;

/** The shapes of the language, so that what is asked of them grows with it. */
export interface Shapes {
  readonly whole: readonly Shape[];
  /** Those of the shapes that the value has. */
  readonly fitting: (value: unknown, shapes: readonly Shape[]) => readonly Shape[];
  /** Those a member of the value may have. */
  readonly ofMember: (shape: Shape, member: string | number) => readonly Shape[];
}

export function shapesOfLanguage(schema: object = toJsonSchema()): Shapes {
  const definitions = '$defs' in schema && isMap(schema.$defs) ? schema.$defs : {};

  const alternatives = (shape: unknown): readonly Shape[] => {
    if (!isMap(shape)) return [];
    const { $ref: reference, anyOf, oneOf } = shape;
    if (typeof reference === 'string') return alternatives(definitions[reference.replace('#/$defs/', '')]);
    if (isList(anyOf)) return anyOf.flatMap(alternatives);
    return isList(oneOf) ? oneOf.flatMap(alternatives) : [shape];
  };

  const hasShape = (value: unknown, shape: Shape): boolean => {
    if (isList(value)) return shape['type'] === 'array';
    if (!isMap(value)) return shape['const'] === undefined || shape['const'] === value;
    if (shape['type'] !== 'object') return false;
    const known = propertiesOf(shape);
    const isOpen = isMap(shape['additionalProperties']);
    return (
      requiredBy(shape).every((key) => value[key] !== undefined) &&
      Object.keys(value).every((key) => isOpen || known[key] !== undefined) &&
      Object.entries(known).every(([key, property]) => isAsFixed(value[key], property))
    );
  };

  return {
    whole: alternatives(schema),
    fitting: (value, shapes) => shapes.filter((shape) => hasShape(value, shape)),
    ofMember: (shape, member) => {
      const { items, prefixItems, additionalProperties } = shape;
      if (typeof member === 'string')
        return alternatives(propertiesOf(shape)[member] ?? additionalProperties);
      return alternatives(isList(prefixItems) ? prefixItems[member] : items);
    },
  };
}

export function propertiesOf({ properties }: Shape): DataMap {
  return isMap(properties) ? properties : {};
}

export function requiredBy({ required }: Shape): readonly string[] {
  return isList(required) ? required.map(String) : [];
}

/** The shape of a condition: the only one that knows `not` and takes any other key besides. */
export function isCondition(shape: Shape): boolean {
  return 'not' in propertiesOf(shape) && isMap(shape['additionalProperties']);
}

/** The shape of a map whose keys the file chooses. */
export function isTable({ propertyNames }: Shape): boolean {
  return propertyNames !== undefined;
}

/** Sentences for people; what is not free text has a pattern, words to choose from, or a check of its own. */
export function isText({ type, minLength, pattern, format }: Shape): boolean {
  return type === 'string' && minLength !== undefined && pattern === undefined && format === undefined;
}

export function wordsOf({ enum: words }: Shape): readonly string[] {
  return isList(words) ? words.filter((word) => typeof word === 'string') : [];
}

/** The one that tells maps apart, as the kind of a requirement. */
function isAsFixed(value: unknown, property: unknown): boolean {
  const fixed = isMap(property) ? property['const'] : undefined;
  return value === undefined || fixed === undefined || fixed === value;
}
