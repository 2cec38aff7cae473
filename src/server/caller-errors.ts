import type { ApolloServerPlugin } from '@apollo/server';

/** Mistakes of the caller that GraphQL notices while it answers, or that Apollo would answer with 200. */
const CALLERS: readonly unknown[] = ['BAD_USER_INPUT', 'PERSISTED_QUERY_NOT_SUPPORTED'];

/** Answers mistakes of the caller with 400, whenever they were noticed. */
export const callerErrors: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body, http } }) => {
        const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
        const isCallers = errors?.some(({ extensions }) => CALLERS.includes(extensions?.['code']));
        if (isCallers === true) http.status = 400;
        return Promise.resolve();
      },
    }),
};
