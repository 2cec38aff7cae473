/** Errors whose message says all a person needs: what is wrong, where, and what to do. */
const FOR_PEOPLE = new Set(['ConfigError', 'PolicyFilesError']);

/** What to print when the start failed: the message of an expected failure, the stack of a bug. */
export function stopReason(error: unknown): string {
  if (!isErrorLike(error)) return String(error);
  const expected = FOR_PEOPLE.has(error.name) || ('code' in error && typeof error.code === 'string');
  return expected ? error.message : (error.stack ?? error.message);
}

function isErrorLike(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'message' in error && 'name' in error;
}
