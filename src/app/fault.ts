/** Something that must not happen: our own bug, or a broken installation. A business refusal is a value instead. */
export interface Fault extends Error {
  readonly code: string;
}

/** An error with a stable code; the message says what, where and what to do, and never holds a personal value. */
export function fault(code: string, message: string, cause?: unknown): Fault {
  const error = cause === undefined ? new Error(message) : new Error(message, { cause });
  return Object.assign(error, { code });
}
