import { isDeepStrictEqual } from 'node:util';

/** One key under which a case expects something else than is found. */
export interface Difference {
  /** As `counted.points`. */
  readonly key: string;
  readonly expected: unknown;
  /** Undefined where there is nothing of that name. */
  readonly found: unknown;
}

/** Where two values differ, by the keys of the first; what only the second has does not matter. */
export function differencesOf(expected: unknown, found: unknown, key = ''): readonly Difference[] {
  if (isDeepStrictEqual(expected, found)) return [];
  if (!isMap(expected) || !isMap(found)) return [{ key, expected, found }];
  return Object.entries(expected).flatMap(([name, value]) =>
    differencesOf(value, found[name], key === '' ? name : `${key}.${name}`),
  );
}

/** Two lines for each, as `expected` and `found`; lists one entry a line. */
export function differenceInWords({ key, expected, found }: Difference, indent: string): string {
  const lines = [
    `${indent}${key}`,
    ...inLines(expected).map((line, i) => `${indent}  ${i === 0 ? 'expected' : '        '}  ${line}`),
    ...inLines(found).map((line, i) => `${indent}  ${i === 0 ? 'found   ' : '        '}  ${line}`),
  ];
  return lines.join('\n');
}

function inLines(value: unknown): readonly string[] {
  if (value === undefined) return ['nothing of that name'];
  if (value === null) return ['none'];
  if (Array.isArray(value))
    return value.length === 0 ? ['none'] : value.map((each) => inLines(each).join(' '));
  return [typeof value === 'string' ? value : JSON.stringify(value)];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
