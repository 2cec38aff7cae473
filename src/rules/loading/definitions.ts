import { isMap, type Plain } from './check-reach-plain.ts';
import { suggestion, type Slip } from './problem.ts';
import type { Path } from './uses.ts';

/** What a definition may define, by the key that holds it. */
export const DEFINABLE = ['day', 'span', 'condition', 'figure'] as const;
type Definable = (typeof DEFINABLE)[number];

/** A place where a definition was written in, and the place in `definitions` it was taken from. */
interface Origin {
  readonly at: Path;
  readonly from: Path;
  readonly name: string;
  readonly kind: Definable;
}

/** A file in which every `defined` is replaced by what it stands for. */
export interface Spelled {
  readonly data: unknown;
  readonly slips: readonly Slip[];
  /** Whether a place of the replaced file lies inside a definition that was written in there. */
  readonly isDefined: (path: Path) => boolean;
  /** A slip found in the replaced file, at the place where its author wrote it. */
  readonly asWritten: (slip: Slip) => Slip;
  /** The same of slips in the shape of the file, where a definition may be of another kind than its place. */
  readonly shapeAsWritten: (slips: readonly Slip[]) => readonly Slip[];
}

/**
 * Writes each definition in where it is used, so that nothing else has to know of them. A defined condition is
 * asked beside what stands around it: it becomes a member of `all`.
 */
export function spelledOut(data: unknown): Spelled {
  if (!isMap(data))
    return {
      data,
      slips: [],
      isDefined: () => false,
      asWritten: (slip) => slip,
      shapeAsWritten: (slips) => slips,
    };
  const definitions = isMap(data['definitions']) ? data['definitions'] : {};
  const origins: Origin[] = [];
  const slips: Slip[] = [];
  const used = new Set<string>();

  const kindOf = (name: string): Definable | undefined => {
    const definition = definitions[name];
    return isMap(definition) ? DEFINABLE.find((kind) => definition[kind] !== undefined) : undefined;
  };

  /** What a name stands for, written in at a path; `within` are the definitions that led here. */
  const meaning = (name: unknown, at: Path, written: Path, within: readonly string[]): unknown => {
    if (typeof name !== 'string' || !Object.hasOwn(definitions, name)) {
      const remedy = suggestion(String(name), Object.keys(definitions));
      slips.push({
        path: written,
        what: `names ${String(name)}, which definitions does not declare`,
        remedy,
      });
      return undefined;
    }
    used.add(name);
    if (within.includes(name)) {
      slips.push({ path: ['definitions', name], what: 'leads back to itself', remedy: 'Break the circle.' });
      return undefined;
    }
    const definition = definitions[name];
    const kind = kindOf(name);
    if (!isMap(definition) || kind === undefined) return undefined;
    origins.push({ at, from: ['definitions', name, kind], name, kind });
    return spelled(definition[kind], at, [...within, name]);
  };

  const spelled = (value: unknown, path: Path, within: readonly string[]): unknown => {
    if (!namesDefinition(value)) return value;
    if (Array.isArray(value)) return value.map((part, i) => spelled(part, [...path, i], within));
    if (!isMap(value)) return value;
    const { defined, ...rest } = value;
    if (defined === undefined) return mapped(value, path, within);
    const written = [...path, 'defined'];
    if (typeof defined === 'string' && kindOf(defined) !== 'condition' && Object.keys(rest).length === 0) {
      return meaning(defined, path, written, within);
    }
    const beside = mapped(rest, path, within);
    const names: readonly unknown[] = Array.isArray(defined) ? defined : [defined];
    const others: readonly unknown[] = Array.isArray(beside['all']) ? beside['all'] : [];
    const meant = names.map((name, i) => meaning(name, [...path, 'all', others.length + i], written, within));
    const all = [...others, ...meant.filter((one) => one !== undefined)];
    return all.length > 0 ? { ...beside, all } : beside;
  };

  const mapped = (map: Plain, path: Path, within: readonly string[]): Plain =>
    Object.fromEntries(
      Object.entries(map).map(([key, part]) => [key, spelled(part, [...path, key], within)]),
    );

  const { definitions: _, ...file } = data;
  const spelledFile = mapped(file, [], []);
  for (const name of Object.keys(definitions)) {
    if (used.has(name)) continue;
    slips.push({ path: ['definitions', name], what: 'is used nowhere', remedy: 'Use it, or take it out.' });
  }
  const own = mapped(definitions, ['definitions'], []);
  return {
    data: data['definitions'] === undefined ? spelledFile : { ...spelledFile, definitions: own },
    slips: onlyOnce(slips),
    isDefined: insideOf(origins.map(({ at }) => at)),
    asWritten: (slip) => asWritten(slip, origins),
    shapeAsWritten: (found) => shapeAsWritten(found, origins),
  };
}

/** What stands in one file several times, once. */
export function onlyOnce(slips: readonly Slip[]): readonly Slip[] {
  return [...new Map(slips.map((slip) => [`${slip.path.join('.')} ${slip.what}`, slip])).values()];
}

// Files that are changed in one place after the other share what lies beside it.
const known = new WeakMap<object, boolean>();

/** Whether anything in data has to be written out. */
function namesDefinition(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const names =
    known.get(value) ??
    ((isMap(value) && value['defined'] !== undefined) || Object.values(value).some(namesDefinition));
  known.set(value, names);
  return names;
}

/** Tells whether a path goes on inside one of some places, however many there are. */
function insideOf(places: readonly Path[]): (path: Path) => boolean {
  const written = new Set(places.map(inWriting));
  return (path) => path.some((_, length) => written.has(inWriting(path.slice(0, length))));
}

function inWriting(path: Path): string {
  return JSON.stringify(path);
}

/** What is wrong inside a definition is said of the definition, wherever it was found. */
function asWritten(slip: Slip, origins: readonly Origin[]): Slip {
  const origin = originOf(slip.path, origins, 1);
  if (origin === undefined) return slip;
  const path = [...origin.from, ...slip.path.slice(origin.at.length)];
  return asWritten({ ...slip, path }, origins);
}

/** A definition that is right by itself and wrong at a place is of another kind than the place takes. */
function shapeAsWritten(slips: readonly Slip[], origins: readonly Origin[]): readonly Slip[] {
  const wrong = new Set(slips.filter(({ path }) => path[0] === 'definitions').map(({ path }) => path[1]));
  return slips.map((slip) => {
    // Where no condition can stand, what is wrong is `all`, or the map that holds nothing else.
    const origin = originOf(slip.path, origins, 0) ?? origins.find(({ at }) => isInAll(at, slip.path));
    if (origin === undefined) return slip;
    if (wrong.has(origin.name)) return asWritten(slip, origins);
    const { name, kind } = origin;
    const at = origin.at.at(-2) === 'all' ? origin.at.slice(0, -2) : origin.at;
    const what = `names ${name}, which is defined as a ${kind}, and no ${kind} can stand here`;
    return { path: at, what, remedy: 'Name a definition of the right kind.' };
  });
}

function isInAll(at: Path, path: Path): boolean {
  const owner = path.at(-1) === 'all' ? path.slice(0, -1) : path;
  return at.length === owner.length + 2 && at.at(-2) === 'all' && owner.every((key, i) => key === at[i]);
}

/** The innermost definition written in around a path that goes on for some keys inside it. */
function originOf(path: Path, origins: readonly Origin[], inside: number): Origin | undefined {
  return origins
    .filter(({ at }) => at.length + inside <= path.length && at.every((key, i) => key === path[i]))
    .sort((a, b) => b.at.length - a.at.length)
    .at(0);
}
