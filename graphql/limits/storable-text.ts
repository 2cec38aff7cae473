import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, Kind, visit } from 'graphql';
import { hasUnstorable } from '../../src/domain/values/identifiers.ts';
import { badInputError } from '../errors/errors.ts';

const BECAUSE =
  'holds a character no record can keep: NUL, another control character, or half a surrogate pair.';

/** Refuses, before anything is done, text that no store could keep: in variables and in the query itself. */
export const storableText: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, request }) => {
        const field = unstorableIn(request.variables ?? {}, '') ?? unstorableLiteral(document);
        return field === undefined ? Promise.resolve() : Promise.reject(badInputError(field, BECAUSE));
      },
    }),
};

/** Path of the first such text, as `input.title`; variables were parsed from JSON, so they end somewhere. */
function unstorableIn(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return hasUnstorable(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (hasUnstorable(name)) return path === '' ? 'a variable' : path;
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
