import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { withinScope } from '../request-scope.ts';

const HEADER = 'x-correlation-id';

/**
 * A UUID, or a token as gateways make them: 8 to 64 signs, letters and digits both. What is taken stands in the log
 * of events for ever, so a number of social security, a birth date or a plain name is none.
 */
const TOKEN = /^(?=.*[A-Za-z])(?=.*[0-9])[A-Za-z0-9_-]{8,64}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Gives every request an id that its log lines, events and answer carry: the caller's, if it may be kept. */
export function correlate(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const correlationId = acceptable(request.headers[HEADER]) ?? randomUUID();
  response.setHeader(HEADER, correlationId);
  withinScope({ correlationId }, next);
}

/** The id, if it is one that may be kept. */
export function acceptable(given: string | readonly string[] | undefined): string | undefined {
  return typeof given === 'string' && (UUID.test(given) || TOKEN.test(given)) ? given : undefined;
}
