import { isMap, type Plain } from './check-reach-plain.ts';
import { meant, suggestion, type Slip } from './problem.ts';
import type { Path } from './uses.ts';

/** The name of a hole, `{ given: name }`, which stands for what is given where a definition is used. */
export function holeIn(value: unknown): string | undefined {
  if (!isMap(value) || typeof value['given'] !== 'string') return undefined;
  return Object.keys(value).length === 1 ? value['given'] : undefined;
}

/** What a definition or a part asks to be given, by name; undefined where it is whole as it stands. */
export function takesOf(definition: unknown): Plain | undefined {
  if (!isMap(definition)) return undefined;
  return isMap(definition['takes']) ? definition['takes'] : undefined;
}

/** What is wrong with `takes` itself: names without words, and what stands nowhere. */
export function checkTakes(definition: Plain, path: Path): readonly Slip[] {
  const { takes, ...body } = definition;
  if (takes === undefined) return [];
  const at = [...path, 'takes'];
  if (!isMap(takes) || Object.keys(takes).length === 0) {
    return [{ path: at, what: 'names nothing that is given', remedy: 'Write each name with what it is.' }];
  }
  const holes = holesIn(body);
  return Object.entries(takes).flatMap(([name, what]) => {
    if (typeof what !== 'string' || what.trim() === '') {
      return [{ path: [...at, name], what: 'is no text', remedy: 'Say what is given.' }];
    }
    if (holes.has(name)) return [];
    const remedy = `Write { given: ${name} } where it stands, or take it out.`;
    return [{ path: [...at, name], what: 'stands nowhere', remedy }];
  });
}

function holesIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (part: unknown): void => {
    const hole = holeIn(part);
    if (hole !== undefined) found.add(hole);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(look);
  };
  look(value);
  return found;
}

/** What takes something, and is named where something is given. */
export interface Taking {
  readonly name: string;
  readonly takes: Plain;
}

/** What is given and taken by none of those that a key names, and what they lack; a misspelt name is told once. */
export function checkGiven(given: Plain, named: readonly Taking[], at: Path, key: string): readonly Slip[] {
  const taken = named.flatMap(({ takes }) => Object.keys(takes));
  const idle = idleIn(given, taken, at);
  const lacking = named.flatMap(({ name, takes }) =>
    Object.entries(takes)
      .filter(([hole]) => given[hole] === undefined && !idle.some(({ remedy }) => remedy === meant(hole)))
      .map(([hole, what]) => ({
        path: [...at, key],
        what: `names ${name} without ${hole}, ${String(what)}`,
        remedy: `Write given: { ${hole}: … }.`,
      })),
  );
  return [...idle, ...lacking];
}

function idleIn(given: Plain, taken: readonly string[], at: Path): readonly Slip[] {
  return Object.keys(given)
    .filter((name) => !taken.includes(name))
    .map((name) => ({
      path: [...at, 'given', name],
      what: 'is taken by nothing that is named here',
      remedy: taken.length === 0 ? 'Take it out.' : suggestion(name, taken),
    }));
}

/** A hole where nothing is given, or nothing of that name. */
export function strayHole(hole: string, takes: Plain | undefined, path: Path): Slip {
  return {
    path,
    what: `stands for ${hole}, which takes does not name`,
    remedy:
      takes === undefined
        ? `Write takes: { ${hole}: … } in the definition or part, or the value itself.`
        : suggestion(hole, Object.keys(takes)),
  };
}
