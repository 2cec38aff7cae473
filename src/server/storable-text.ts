import type { ApolloServerPlugin } from '@apollo/server';
import { badInputError } from '../../graphql/errors/errors.ts';
import { unstorable } from '../../graphql/limits/storable-text.ts';

/** Refuses text that no store could keep, and values nested without sense, before anything is done. */
export const storableText: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, request }) => {
        const bad = unstorable(document, request.variables ?? {});
        return bad === undefined ? Promise.resolve() : Promise.reject(badInputError(bad.field, bad.because));
      },
    }),
};
