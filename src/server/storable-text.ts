import type { ApolloServerPlugin } from '@apollo/server';
import { badInputError } from '../../graphql/errors/errors.ts';
import { UNSTORABLE, unstorableField } from '../../graphql/limits/storable-text.ts';

/** Refuses text that no store could keep before anything is done. */
export const storableText: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, request }) => {
        const field = unstorableField(document, request.variables ?? {});
        return field === undefined ? Promise.resolve() : Promise.reject(badInputError(field, UNSTORABLE));
      },
    }),
};
