import { GraphQLError } from 'graphql';

/** 400, naming the argument or field that is wrong. */
export function badInputError(field: string, because: string): GraphQLError {
  return new GraphQLError(`${field} ${because}`, {
    extensions: { code: 'BAD_USER_INPUT', field, http: { status: 400 } },
  });
}

/** 401: who asks is not known. */
export function unauthenticatedError(because: string): GraphQLError {
  const headers = new Map([['www-authenticate', 'Bearer']]);
  return new GraphQLError(because, {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401, headers } },
  });
}

/** 503: the answer would be from before what the caller has seen. */
export function indexBehindError(because: string): GraphQLError {
  const headers = new Map([['retry-after', '1']]);
  return new GraphQLError(because, { extensions: { code: 'INDEX_BEHIND', http: { status: 503, headers } } });
}

/** 503: more was asked at once than can be answered. */
export function busyError(because: string): GraphQLError {
  const headers = new Map([['retry-after', '1']]);
  return new GraphQLError(because, { extensions: { code: 'BUSY', http: { status: 503, headers } } });
}

/** Of a subscription: there is nothing to follow, or it is not the caller's. A query answers null instead. */
export function notFoundError(because: string): GraphQLError {
  return new GraphQLError(because, { extensions: { code: 'NOT_FOUND' } });
}
