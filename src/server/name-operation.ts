import type { ApolloServerPlugin } from '@apollo/server';
import { trace } from '@opentelemetry/api';
import { Kind, type OperationDefinitionNode } from 'graphql';
import { currentScope } from '../infra/request-scope.ts';

/** Notes which field of the schema a request asks for, once it is known to be one. */
export const nameOperation: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation }) => {
        const scope = currentScope();
        if (scope !== undefined && operation !== undefined) scope.operation = operationName(operation);
        trace.getActiveSpan()?.updateName(`graphql ${scope?.operation ?? ''}`.trimEnd());
        return Promise.resolve();
      },
      willSendResponse: () => {
        trace.getActiveSpan()?.end();
        return Promise.resolve();
      },
    }),
};

/** The one field asked for at the root; the operation's own name is the client's and may be anything. */
export function operationName({ selectionSet }: OperationDefinitionNode): string {
  const fields = selectionSet.selections.map((selection) =>
    selection.kind === Kind.FIELD ? selection.name.value : undefined,
  );
  if (fields.every((field) => field?.startsWith('__') === true)) return 'introspection';
  const [first, ...others] = new Set(fields.filter((field) => field !== '__typename'));
  return first !== undefined && others.length === 0 ? first : 'several';
}
