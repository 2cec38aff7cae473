import type { Path } from './uses.ts';

/** A map of the file as plain data: what is checked here is checked wherever it stands. */
export type Plain = Readonly<Record<string, unknown>>;

export interface Place {
  readonly map: Plain;
  readonly path: Path;
}

export function isMap(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function mapsOf(value: unknown): readonly Plain[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

/** Keys under which names of the file's own stand, which may look like words of the language. */
const NAMES_OF_ITS_OWN = new Set(['citations', 'settings', 'lists', 'acts', 'measures', 'definitions']);

/** A map or a list of a file, with the path to it. */
interface Part {
  readonly value: Plain | readonly unknown[];
  readonly path: Path;
}

// Several checks go through the same file, and a file whose definitions are written in is long.
const known = new WeakMap<object, readonly Part[]>();

/** Every map and every list of a file, outside those parts that only explain names. */
export function partsIn(file: Plain): readonly Part[] {
  const parts = known.get(file) ?? collected(file);
  known.set(file, parts);
  return parts;
}

function collected(file: Plain): readonly Part[] {
  const found: Part[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) {
      found.push({ value, path });
      value.forEach((part, i) => {
        if (isPart(part)) walk(part, [...path, i]);
      });
    } else if (isMap(value)) {
      found.push({ value, path });
      for (const [key, part] of Object.entries(value)) {
        if (isPart(part) && (path.length > 0 || !NAMES_OF_ITS_OWN.has(key))) walk(part, [...path, key]);
      }
    }
  };
  walk(file, []);
  return found;
}

function isPart(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** Whether two parts of a file say the same. */
export function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((part, i) => alike(part, b[i]));
  }
  if (!isMap(a) || !isMap(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => alike(a[key], b[key]));
}
