import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the request, or the event, that is being answered. */
export interface RequestScope {
  /** Joins what is logged and recorded on behalf of one request. */
  readonly correlationId: string;
  /** The field of the schema that is asked for, once it is known; one of a bounded set. */
  operation?: string;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Whatever the work does and awaits is done within this scope. */
export function withinScope<T>(scope: RequestScope, work: () => T): T {
  return scopes.run(scope, work);
}

export function currentScope(): RequestScope | undefined {
  return scopes.getStore();
}
