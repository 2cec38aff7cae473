/** Keys of maps and places in lists, from the outermost. */
export type Path = readonly (string | number)[];

export type DataMap = Readonly<Record<string, unknown>>;

export function isMap(value: unknown): value is DataMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Members of a map or a list with their keys; a single value has none. */
export function membersOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (isList(value)) return value.map((member, place) => [place, member]);
  return isMap(value) ? Object.entries(value) : [];
}

/**
 * A copy with another value at a path; what lies beside the path is shared. Undefined takes the key or the
 * member out, and a list that loses its last member goes with it.
 */
export function edited(data: unknown, path: Path, value: unknown): unknown {
  const [key, ...below] = path;
  if (key === undefined) return value;
  const members = membersOf(data);
  const old = members.find(([name]) => name === key)?.[1];
  const changed = edited(old, below, value);
  if (isList(data)) {
    const list = data.flatMap((member, place) => (place !== key ? [member] : asMember(changed)));
    return list.length > 0 ? list : undefined;
  }
  return Object.fromEntries(
    members.flatMap(([name, member]) =>
      name !== key ? [[name, member]] : asMember(changed).map((kept) => [name, kept]),
    ),
  );
}

function asMember(value: unknown): readonly unknown[] {
  return value === undefined ? [] : [value];
}
