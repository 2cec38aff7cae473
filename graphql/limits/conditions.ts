import { type DocumentNode, Kind, visit } from 'graphql';
import type { BadValue } from '../errors/bad-value.ts';

/**
 * The first variable that decides what is included and is null. GraphQL takes it where the variable has a default,
 * and notices only when it comes to the part it decides about: below a command, that is after it was recorded.
 */
export function nullCondition(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): BadValue | undefined {
  let found: BadValue | undefined;
  visit(document, {
    [Kind.DIRECTIVE]: ({ arguments: given = [] }) => {
      for (const { value } of given) {
        if (value.kind !== Kind.VARIABLE || variables[value.name.value] !== null) continue;
        found ??= { field: value.name.value, because: 'must not be null.' };
      }
    },
  });
  return found;
}
