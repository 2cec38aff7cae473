import { isList, isMap, membersOf, type Path } from './data.ts';
import { isCondition, isText, propertiesOf, requiredBy, type Shape, type Shapes } from './shapes.ts';

/** One value of a policy that says what the law is. */
export interface Place {
  readonly path: Path;
  /** The path with members of lists by what they are called, so that it outlives an edit beside it. */
  readonly name: string;
  /** The key it stands at; for a member of a list that of the list. */
  readonly key: string;
  readonly value: unknown;
  /** Every shape the language allows there. */
  readonly shapes: readonly Shape[];
  /** What it is a member of; undefined for the whole policy. */
  readonly above: Place | undefined;
  /** A member of a condition: the test of an attribute, or what combines conditions. */
  readonly isTest: boolean;
  /** The language does without it. */
  readonly isOptional: boolean;
}

/** Head, sources and names: what no answer turns on. Sentences are known by their shape. */
const NOT_LAW = new Set([
  ...['schema', 'state', 'strand', 'version', 'citations', 'leaves_out'],
  ...['cite', 'id', 'code'],
]);

/** Every place of a policy that says what the law is, outer ones first. */
export function placesOf(policy: unknown, shapes: Shapes): readonly Place[] {
  const inside = (above: Place): readonly Place[] => {
    const fitting = shapes.fitting(above.value, above.shapes);
    const names = namesOf(above.value);
    return membersOf(above.value).flatMap(([member, value], i) => {
      const place: Place = {
        path: [...above.path, member],
        name: [above.name, names[i]].filter((part) => part !== '').join('.'),
        key: typeof member === 'string' ? member : above.key,
        value,
        shapes: fitting.flatMap((shape) => shapes.ofMember(shape, member)),
        above,
        isTest: isMap(above.value) && fitting.some(isCondition),
        isOptional: fitting.some((shape) => !requiredBy(shape).includes(String(member))),
      };
      return saysLaw(place) ? [place, ...inside(place)] : [];
    });
  };
  return inside({
    ...{ path: [], name: '', key: '', value: policy, shapes: shapes.whole, above: undefined },
    ...{ isTest: false, isOptional: false },
  });
}

/** The places a place stands in, from the nearest. */
export function around({ above }: Place): readonly Place[] {
  return above === undefined ? [] : [above, ...around(above)];
}

/** Whether its key is one the file chooses, as a line of a table. */
export function isLine({ above, key, isTest }: Place, shapes: Shapes): boolean {
  if (isTest || !isMap(above?.value)) return false;
  return shapes.fitting(above.value, above.shapes).every((shape) => propertiesOf(shape)[key] === undefined);
}

/** A list of texts holds words, as the values of a setting; only at a key of its own is a text a sentence. */
function saysLaw({ path, key, shapes, isTest }: Place): boolean {
  const isSentence = path.at(-1) === key && shapes.length > 0 && shapes.every(isText);
  return isTest || !(isSentence || NOT_LAW.has(key));
}

/** What the members of a map or list are called; two of a list that would be called alike, by their places. */
export function namesOf(within: unknown): readonly string[] {
  const members = membersOf(within);
  if (!isList(within)) return members.map(([key]) => String(key));
  const called = members.map(([, member]) => callingOf(member));
  return called.map((name, place) =>
    name === undefined || called.indexOf(name) !== called.lastIndexOf(name) ? String(place) : name,
  );
}

function callingOf(member: unknown): string | undefined {
  if (typeof member === 'string' || typeof member === 'number') return String(member);
  if (!isMap(member)) return undefined;
  const { id, code, is, value, tree, for: whom } = member;
  const named = [id, code, is, value].find((name) => typeof name === 'string');
  if (named !== undefined) return named;
  if (isMap(tree)) return callingOf(tree);
  const whose = isMap(whom) ? textOf(whom) : '';
  return whose === '' || whose.length > LONGEST_CALLING ? undefined : whose;
}

/** A longer condition is no name any more. */
const LONGEST_CALLING = 80;

/** A condition in one line, as `license.class=intern`. */
function textOf(condition: object): string {
  const tests = Object.entries(condition).map(([name, test]: [string, unknown]) => {
    const told = isList(test) ? test.map(String).join('|') : JSON.stringify(test);
    return `${name}=${told.replaceAll('"', '')}`;
  });
  return tests.length === 0 ? 'everybody' : tests.join(',');
}
