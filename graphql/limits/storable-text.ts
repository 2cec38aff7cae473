import { type DocumentNode, Kind, visit } from 'graphql';
import { hasUnstorable } from '../../src/domain/values/identifiers.ts';
import type { BadValue } from '../errors/bad-value.ts';

/** How deep variables may be nested. The schema's own inputs are far from it; without a bound, reading would not end well. */
export const MOST_NESTING = 20;

const UNSTORABLE =
  'holds a character no record can keep: NUL, another control character, or half a surrogate pair.';
const TOO_DEEP = `holds too much: it may be nested ${MOST_NESTING} levels deep at most.`;

/**
 * What no store could keep, or reader follow, in the variables of a request or in the query itself: the first such
 * place, as `input.title`.
 */
export function unstorable(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): BadValue | undefined {
  return unstorableIn(variables, []) ?? unstorableLiteral(document);
}

function unstorableIn(value: unknown, path: readonly string[]): BadValue | undefined {
  if (typeof value === 'string') return hasUnstorable(value) ? bad(path) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length > MOST_NESTING) return { field: path[0] ?? 'variables', because: TOO_DEEP };
  for (const [name, inner] of Object.entries(value)) {
    const found = hasUnstorable(name) ? bad(path) : unstorableIn(inner, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function bad(path: readonly string[]): BadValue {
  return { field: path.length === 0 ? 'variables' : path.join('.'), because: UNSTORABLE };
}

function unstorableLiteral(document: DocumentNode): BadValue | undefined {
  const names: string[] = [];
  let found: BadValue | undefined;
  const named = {
    enter: ({ name }: { readonly name: { readonly value: string } }) => void names.push(name.value),
    leave: () => void names.pop(),
  };
  visit(document, {
    [Kind.ARGUMENT]: named,
    [Kind.OBJECT_FIELD]: named,
    [Kind.STRING]: ({ value }) => {
      if (hasUnstorable(value)) found ??= bad(names);
    },
  });
  return found;
}
