/** What may be said in a log of an error that a request caused. */
export interface ErrorDescription {
  readonly name: string;
  readonly code?: string;
  /** Present for our own faults, whose messages never hold a personal value. */
  readonly message?: string;
  /** Where it was thrown, without the message the stack begins with. */
  readonly frames: readonly string[];
  readonly cause?: ErrorDescription;
}

/** Codes of our own faults are words; PostgreSQL's are five signs, Node's and jose's are capitals. */
const OUR_CODE = /^[a-z][a-z_]+$/;
const MOST_CAUSES = 5;

/**
 * An error that a request caused, for the log. Messages of foreign errors are left out: a database quotes the value it
 * refused, a parser the text it could not read, and in a request either may name a person.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (typeof error !== 'object' || error === null) return { name: typeof error, frames: [] };
  const { name, code, message, stack, cause } = error as Readonly<Record<string, unknown>>;
  return {
    name: typeof name === 'string' ? name : 'object',
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof code === 'string' && OUR_CODE.test(code) && typeof message === 'string' ? { message } : {}),
    frames: typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [],
    ...(cause !== undefined && depth < MOST_CAUSES ? { cause: describeError(cause, depth + 1) } : {}),
  };
}
