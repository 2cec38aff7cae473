import type { Slip } from './problem.ts';
import type { Path } from './uses.ts';

/** What may be written once and used by name, by the key that holds it; and what is given where it is used. */
export type Kind = 'day' | 'span' | 'condition' | 'figure' | 'part' | 'given';

/** A place where something was written in, and the place in its author's file that it was taken from. */
export interface Origin {
  readonly at: Path;
  readonly from: Path;
  readonly name: string;
  readonly kind: Kind;
}

/** Tells whether a path goes on inside one of some places, however many there are. */
export function insideOf(places: readonly Path[]): (path: Path) => boolean {
  const written = new Set(places.map(inWriting));
  return (path) => path.some((_, length) => written.has(inWriting(path.slice(0, length))));
}

function inWriting(path: Path): string {
  return JSON.stringify(path);
}

/** What is wrong inside a definition is said of the definition, and of what was given where it was given. */
export function asWritten(slip: Slip, origins: readonly Origin[]): Slip {
  const origin = originOf(slip.path, origins, 1, isOfKey(slip));
  if (origin === undefined) return slip;
  return { ...slip, path: [...origin.from, ...slip.path.slice(origin.at.length)] };
}

/** A definition that is right by itself and wrong at a place is of another kind than the place takes. */
export function shapeAsWritten(slips: readonly Slip[], origins: readonly Origin[]): readonly Slip[] {
  const wrong = new Set(slips.filter(({ path }) => path[0] === 'definitions').map(({ path }) => path[1]));
  return slips.flatMap((slip) => {
    const origin = misplaced(slip, origins);
    if (origin === undefined) return [slip];
    const { name, kind } = origin;
    if (kind === 'given' || kind === 'part' || wrong.has(name)) return [asWritten(slip, origins)];
    // What is wrong is told where one definition names the other.
    if (origins.some((around) => wrong.has(around.name) && isSame(around.at, origin.at))) return [];
    const at = origin.at.at(-2) === 'all' ? origin.at.slice(0, -2) : origin.at;
    const what = `names ${name}, which is defined as a ${kind}, and no ${kind} can stand here`;
    return [asWritten({ path: at, what, remedy: 'Name a definition of the right kind.' }, origins)];
  });
}

/** What was written in where it cannot stand, or holds what is wrong. */
function misplaced(slip: Slip, origins: readonly Origin[]): Origin | undefined {
  const { path } = slip;
  // A key that can stand nowhere here is wrong whatever was written in under it.
  if (isOfKey(slip) && path.at(-1) !== 'all') return originOf(path, origins, 1, true);
  // Where no condition can stand, what is wrong is `all`, or the map that holds nothing else.
  return originOf(path, origins, 0) ?? origins.find(({ at }) => isInAll(at, path));
}

/** Whether a slip is told of the key at the end of its path, and not of what stands there. */
function isOfKey({ path, what }: Slip): boolean {
  return what === 'is no key here' || what.startsWith(`names ${String(path.at(-1))},`);
}

function isSame(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i]);
}

function isInAll(at: Path, path: Path): boolean {
  const owner = path.at(-1) === 'all' ? path.slice(0, -1) : path;
  return at.length === owner.length + 2 && at.at(-2) === 'all' && owner.every((key, i) => key === at[i]);
}

/**
 * What was written in innermost around a path that goes on for some keys inside it. What is given may be wrong as a
 * whole; of two in one place the one written in later stands in the other.
 */
function originOf(
  path: Path,
  origins: readonly Origin[],
  inside: number,
  isOfKey = false,
): Origin | undefined {
  return origins
    .filter(
      ({ at, kind }) =>
        at.length + (kind === 'given' ? Number(isOfKey) : inside) <= path.length &&
        at.every((key, i) => key === path[i]),
    )
    .reverse()
    .sort((a, b) => b.at.length - a.at.length)
    .at(0);
}
