type Path = readonly PropertyKey[];

/** A number or day that a policy writes, and where. */
export interface Written {
  readonly value: string;
  readonly path: Path;
}

/** A part of a policy with citations of its own. */
export interface CitedPlace {
  /** Ids of facts by the source they are cited from. */
  readonly cites: readonly { readonly source: string; readonly fact: string; readonly path: Path }[];
  /** What it writes itself; parts within it that cite something else are places of their own. */
  readonly numbers: readonly Written[];
  readonly days: readonly Written[];
}

/** Every map with `cite`, at whatever place of the file and of whatever kind. */
export function citedPlaces(data: unknown, path: Path = []): readonly CitedPlace[] {
  if (typeof data !== 'object' || data === null) return [];
  const inner = entriesOf(data).flatMap(([key, value]) => citedPlaces(value, [...path, key]));
  if (!hasCite(data)) return inner;
  const written = entriesOf(data).flatMap(([key, value]) =>
    key === 'cite' ? [] : [...keyWritten(data, key, path), ...writtenIn(value, [...path, key])],
  );
  return [
    {
      cites: citesIn(data.cite, [...path, 'cite']),
      numbers: written.filter(({ value }) => NUMBER.test(value)),
      days: written.filter(({ value }) => DAY.test(value)),
    },
    ...inner,
  ];
}

/** A decimal, or a fraction of whole numbers. */
const NUMBER = /^\d+(\.\d+)?(\/\d+)?$/;

/** A day of the calendar, or of every year. */
const DAY = /^(\d{4}-)?\d\d-\d\d$/;

function writtenIn(data: unknown, path: Path): readonly Written[] {
  if (typeof data === 'number' || typeof data === 'string') return [{ value: String(data), path }];
  if (typeof data !== 'object' || data === null || hasCite(data)) return [];
  return entriesOf(data).flatMap(([key, value]) => [
    ...keyWritten(data, key, path),
    ...writtenIn(value, [...path, key]),
  ]);
}

/** The key of a table may be a number of the law as well. */
function keyWritten(data: object, key: PropertyKey, path: Path): readonly Written[] {
  return Array.isArray(data) ? [] : [{ value: String(key), path: [...path, key] }];
}

function citesIn(cite: object, path: Path): CitedPlace['cites'] {
  return entriesOf(cite).flatMap(([source, facts]) =>
    (Array.isArray(facts) ? facts : [facts])
      .filter((fact) => typeof fact === 'string')
      .map((fact) => ({ source: String(source), fact, path: [...path, source] })),
  );
}

function hasCite(data: object): data is { readonly cite: object } {
  return 'cite' in data && typeof data.cite === 'object' && data.cite !== null;
}

function entriesOf(data: object): readonly (readonly [PropertyKey, unknown])[] {
  return Array.isArray(data) ? data.map((value, i) => [i, value] as const) : Object.entries(data);
}
