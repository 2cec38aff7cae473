import { type DocumentNode, Kind, visit } from 'graphql';
import { hasUnstorable } from '../../src/domain/values/identifiers.ts';

/**
 * Where a request holds text that no store could keep, in its variables or in the query itself: the first such
 * place, as `input.title`.
 */
export function unstorableField(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): string | undefined {
  return unstorableIn(variables, '') ?? unstorableLiteral(document);
}

export const UNSTORABLE =
  'holds a character no record can keep: NUL, another control character, or half a surrogate pair.';

/** Variables were parsed from JSON, so they end somewhere. */
function unstorableIn(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return hasUnstorable(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (hasUnstorable(name)) return path === '' ? 'variables' : path;
    const found = unstorableIn(inner, path === '' ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unstorableLiteral(document: DocumentNode): string | undefined {
  const names: string[] = [];
  let found: string | undefined;
  const named = {
    enter: ({ name }: { readonly name: { readonly value: string } }) => void names.push(name.value),
    leave: () => void names.pop(),
  };
  visit(document, {
    [Kind.ARGUMENT]: named,
    [Kind.OBJECT_FIELD]: named,
    [Kind.STRING]: ({ value }) => {
      if (hasUnstorable(value)) found ??= names.join('.');
    },
  });
  return found;
}
