/** Codes of errors that speak of the connection, the server or the moment, never of an event. */
const PASSING =
  /^(08|25P03|40|53|55|57|58|E[A-Z]+$|lease_lost$|place_forgotten$|index_behind$|not_committed$|not_answered$|busy$)/;
/** The driver gives these no code. */
const CONNECTION =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether the same may well succeed in a moment. */
export function isPassing(error: unknown): boolean {
  if (!(typeof error === 'object' && error !== null)) return false;
  if ('code' in error && typeof error.code === 'string') return PASSING.test(error.code);
  return 'message' in error && CONNECTION.test(String(error.message));
}

export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'name' in error ? String(error.name) : 'Error';
}
