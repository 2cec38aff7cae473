/** All parts of all of them, in order: `flatMap`, which takes twenty times as long on Node 20. */
export function gathered<T, Part>(all: readonly T[], partsOf: (one: T) => readonly Part[]): Part[] {
  const parts: Part[] = [];
  for (const one of all) for (const part of partsOf(one)) parts.push(part);
  return parts;
}
