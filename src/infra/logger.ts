import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config.ts';
import { currentScope } from './request-scope.ts';

/** The process's log, one JSON line an entry. */
export function createLogger(level: Config['logLevel'], destination?: DestinationStream): Logger {
  const options = { level, serializers: { error: describe }, mixin };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Whatever is logged on behalf of a request says of which. */
function mixin(): object {
  const scope = currentScope();
  return scope === undefined ? {} : { correlationId: scope.correlationId };
}

/**
 * What is kept of an error. A driver's error may carry its whole connection, and in its detail the values of a
 * row: neither belongs in a log.
 */
function describe(error: unknown): object {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const { code, message, stack } = error as Readonly<Record<string, unknown>>;
  return { code, message, stack };
}
