import { isMap, type Plain } from './check-reach-plain.ts';
import { checkGiven, checkTakes, holeIn, strayHole, takesOf, type Taking } from './given.ts';
import type { Origin } from './origins.ts';
import { suggestion, type Slip } from './problem.ts';
import type { Path } from './uses.ts';

/** What a definition may define, by the key that holds it. */
const DEFINABLE = ['day', 'span', 'condition', 'figure'] as const;

/** What leads to a place, and what is given there for the holes of what is written in. */
export interface Around {
  /** Definitions and parts that led here. */
  readonly names: readonly string[];
  readonly takes?: Plain | undefined;
  readonly given?: Plain;
  /** Where its author uses it. */
  readonly used: Path;
  /** What is around the place where it is used, and what was given there. */
  readonly outer?: Around;
  /** Where what is around was written in, and where its author wrote it. */
  readonly at: Path;
  readonly from: Path;
}

export const OUTSIDE: Around = { names: [], used: [], at: [], from: [] };

/** Where the author wrote what stands at a place. */
function written(path: Path, { at, from }: Around): Path {
  return [...from, ...path.slice(at.length)];
}

/** Keys whose own names are no words of the language. */
const NAMING = new Set(['citations', 'settings', 'lists', 'acts', 'measures', 'cite']);

/** A class, since what is found on the way is told from everywhere. */
export class Writing {
  readonly origins: Origin[] = [];
  /** What is wrong with names and with what is given, where its author wrote it. */
  readonly slips: Slip[] = [];
  /** Places at which nothing stands, since a name or a hole there stands for nothing. */
  readonly nothing: Path[] = [];
  /** How each definition and each part was used first. */
  private readonly used = new Map<string, Around>();
  /** Parts that take something. */
  readonly taking: readonly string[];
  private readonly definitions: Plain;
  private readonly parts: Plain;

  constructor(definitions: Plain, parts: Plain) {
    this.definitions = definitions;
    this.parts = parts;
    this.taking = Object.keys(parts).filter((name) => takesOf(parts[name]) !== undefined);
  }

  map(map: Plain, path: Path, around: Around): Plain {
    return Object.fromEntries(
      Object.entries(map).map(([key, part]) => [
        key,
        NAMING.has(key) ? part : this.spelled(part, [...path, key], around),
      ]),
    );
  }

  /** The definitions themselves; one with holes as it was used first. */
  ownDefinitions(): Plain {
    return Object.fromEntries(
      Object.entries(this.definitions).flatMap(([name, definition]) => {
        const path = ['definitions', name];
        if (!isMap(definition)) return [[name, definition]];
        this.slips.push(...checkTakes(definition, path));
        const around =
          definition['takes'] === undefined ? OUTSIDE : this.used.get(keyOf('definitions', name));
        if (around === undefined) return [];
        const { takes, ...body } = definition;
        const own = this.map(body, path, { ...around, at: path, from: path });
        return [[name, takes === undefined ? own : { ...own, takes }]];
      }),
    );
  }

  /** The parts themselves; one with holes is written in where it is used, and stands nowhere else. */
  ownParts(): Plain {
    return Object.fromEntries(
      Object.entries(this.parts).flatMap(([name, part]) => {
        if (!isMap(part)) return [[name, part]];
        this.slips.push(...checkTakes(part, ['parts', name]));
        if (part['takes'] !== undefined) return [];
        return [[name, this.spelled(part, ['parts', name], OUTSIDE)]];
      }),
    );
  }

  /** A part that takes something and is named by `met`, which cannot give it, is told there. */
  tellUnused(file: Plain): void {
    const unused = [
      ...Object.keys(this.definitions).map((name) => ['definitions', name] as const),
      ...this.taking.map((name) => ['parts', name] as const),
    ].filter(([section, name]) => !this.used.has(keyOf(section, name)));
    for (const path of unused) {
      if (path[0] === 'parts' && isAsked(path[1], file)) continue;
      this.slips.push({ path, what: 'is used nowhere', remedy: 'Use it, or take it out.' });
    }
  }

  private spelled(value: unknown, path: Path, around: Around): unknown {
    if (!namesAnything(value)) return value;
    if (Array.isArray(value)) return value.map((part, i) => this.spelled(part, [...path, i], around));
    if (!isMap(value)) return value;
    const hole = holeIn(value);
    if (hole !== undefined) return this.filled(hole, path, around);
    if (value['defined'] !== undefined) return this.withDefined(value, path, around);
    if (value['kind'] === 'part') return this.part(value, path, around);
    if (!isMap(value['given'])) return this.map(value, path, around);
    this.slips.push(...checkGiven(value['given'], [], written(path, around), 'given'));
    const { given: _, ...rest } = value;
    return this.map(rest, path, around);
  }

  /** What is given for a hole, as it reads where it was given. */
  private filled(hole: string, path: Path, around: Around): unknown {
    const { takes, given = {}, used, outer } = around;
    const isTaken = takes?.[hole] !== undefined && outer !== undefined;
    if (!isTaken) this.slips.push(strayHole(hole, takes, written(path, around)));
    if (!isTaken || given[hole] === undefined) {
      this.nothing.push(path);
      return undefined;
    }
    const from = [...used, 'given', hole];
    this.origins.push({ at: path, from, name: hole, kind: 'given' });
    return this.spelled(given[hole], path, { ...outer, at: path, from });
  }

  private withDefined(value: Plain, path: Path, around: Around): unknown {
    const { defined, given: handed, ...rest } = value;
    const given = isMap(handed) ? handed : {};
    const names: readonly unknown[] = Array.isArray(defined) ? defined : [defined];
    const taking = names.flatMap((name) => takingOf(this.definitions, String(name)));
    this.slips.push(...checkGiven(given, taking, written(path, around), 'defined'));
    const meant = (name: unknown, at: Path) => this.definition(name, given, at, path, around);
    if (typeof defined === 'string' && this.kindOf(defined) !== 'condition' && Object.keys(rest).length === 0)
      return meant(defined, path);
    const beside = this.map(rest, path, around);
    const others: readonly unknown[] = Array.isArray(beside['all']) ? beside['all'] : [];
    const conditions = names.map((name, i) => meant(name, [...path, 'all', others.length + i]));
    const all = [...others, ...conditions.filter((one) => one !== undefined)];
    return all.length > 0 ? { ...beside, all } : beside;
  }

  private kindOf(name: string): (typeof DEFINABLE)[number] | undefined {
    const definition = this.definitions[name];
    return isMap(definition) ? DEFINABLE.find((kind) => definition[kind] !== undefined) : undefined;
  }

  /** What a name stands for, written in at a place. */
  private definition(name: unknown, given: Plain, at: Path, used: Path, around: Around): unknown {
    const key = [...written(used, around), 'defined'];
    if (typeof name !== 'string' || !Object.hasOwn(this.definitions, name)) {
      const remedy = suggestion(String(name), Object.keys(this.definitions));
      const what = `names ${String(name)}, which definitions does not declare`;
      this.slips.push({ path: key, what, remedy });
      this.nothing.push(at);
      return undefined;
    }
    const kind = this.kindOf(name);
    const definition = this.definitions[name];
    const inside = this.inside('definitions', name, given, written(used, around), around);
    if (inside === undefined || !isMap(definition) || kind === undefined) {
      this.nothing.push(at);
      return undefined;
    }
    const from = ['definitions', name, kind];
    this.origins.push({ at, from, name, kind });
    return this.spelled(definition[kind], at, { ...inside, at, from });
  }

  /** A part with holes stands below the requirement that uses it; any other is found by its name. */
  private part(value: Plain, path: Path, around: Around): Plain {
    const { given: handed, of, ...rest } = value;
    const given = isMap(handed) ? handed : {};
    const used = written(path, around);
    const name = String(value['part']);
    const takes = takesOf(this.parts[name]);
    if (of !== undefined) this.slips.push({ path: [...used, 'of'], what: 'is no key here', remedy: NO_OF });
    this.slips.push(...checkGiven(given, takingOf(this.parts, name), used, 'part'));
    const own = this.map(rest, path, around);
    const part = this.parts[name];
    if (takes === undefined || !isMap(part)) return own;
    const inside = this.inside('parts', name, given, used, around);
    if (inside === undefined) return own;
    const at = [...path, 'of'];
    const from = ['parts', name];
    const { takes: _, ...body } = part;
    this.origins.push({ at, from, name, kind: 'part' });
    return { ...own, of: this.spelled(body, at, { ...inside, at, from }) };
  }

  /** What is around the inside of a definition or a part; undefined where it leads back to itself. */
  private inside(
    section: 'definitions' | 'parts',
    name: string,
    given: Plain,
    used: Path,
    around: Around,
  ): Around | undefined {
    const key = keyOf(section, name);
    const takes = takesOf(this[section][name]);
    const inside = { ...around, names: [...around.names, key], takes, given, used, outer: around };
    if (!this.used.has(key)) this.used.set(key, inside);
    if (!around.names.includes(key)) return inside;
    this.slips.push({ path: [section, name], what: 'leads back to itself', remedy: 'Break the circle.' });
    return undefined;
  }
}

const NO_OF = 'The part says what is asked; take it out.';

function takingOf(section: Plain, name: string): readonly Taking[] {
  const takes = takesOf(section[name]);
  return takes === undefined ? [] : [{ name, takes }];
}

/** Whether a condition anywhere names a requirement. */
function isAsked(name: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const met = isMap(value) ? value['met'] : undefined;
  const isNamed = Array.isArray(met) ? met.includes(name) : met === name;
  return isNamed || Object.values(value).some((part) => isAsked(name, part));
}

function keyOf(section: 'definitions' | 'parts', name: string): string {
  return `${section}.${name}`;
}

// Files that are changed in one place after the other share what lies beside it.
const known = new WeakMap<object, boolean>();

/** Whether anything in data may have to be written out. */
function namesAnything(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const names =
    known.get(value) ??
    ((isMap(value) &&
      (value['defined'] !== undefined || value['given'] !== undefined || value['kind'] === 'part')) ||
      Object.values(value).some(namesAnything));
  known.set(value, names);
  return names;
}
