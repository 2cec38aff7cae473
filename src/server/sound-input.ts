import type { ApolloServerPlugin } from '@apollo/server';
import { badInputError } from '../../graphql/errors/errors.ts';
import { nullCondition } from '../../graphql/limits/conditions.ts';
import { unstorable } from '../../graphql/limits/storable-text.ts';

/** Refuses, before anything is done, what GraphQL lets through or would notice too late. */
export const soundInput: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, request: { variables = {} } }) => {
        const bad = unstorable(document, variables) ?? nullCondition(document, variables);
        return bad === undefined ? Promise.resolve() : Promise.reject(badInputError(bad.field, bad.because));
      },
    }),
};
