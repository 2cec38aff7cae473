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

/** Every value of a file with the path to it, outside those parts that only explain names. */
export function valuesIn(file: unknown): readonly { readonly value: unknown; readonly path: Path }[] {
  const found: { readonly value: unknown; readonly path: Path }[] = [];
  const walk = (value: unknown, path: Path): void => {
    found.push({ value, path });
    if (typeof value !== 'object' || value === null) return;
    const parts: readonly (readonly [PropertyKey, unknown])[] = Array.isArray(value)
      ? value.map((part, i) => [i, part] as const)
      : Object.entries(value).filter(([key]) => path.length > 0 || !NAMES_OF_ITS_OWN.has(key));
    for (const [key, part] of parts) walk(part, [...path, key]);
  };
  walk(file, []);
  return found;
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
