import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { currentScope } from '../request-scope.ts';

/** One request that ended. */
export interface EndedRequest {
  /** A field of the schema, or one of a few other names: the set is bounded. */
  readonly operation: string;
  readonly ended: number | 'aborted';
  readonly seconds: number;
}

export type RequestObserver = (request: EndedRequest) => void;

/**
 * One line for each request: what was asked where, how it ended and how long it took. Neither query nor variables
 * nor query string: they may name people.
 */
export function requestLog(logger: Logger, observe: RequestObserver = () => undefined) {
  return ({ method, url = '' }: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const began = performance.now();
    const scope = currentScope();
    response.once('close', () => {
      const ms = performance.now() - began;
      const ended = response.writableFinished ? response.statusCode : 'aborted';
      const path = pathOf(url);
      const operation = scope?.operation ?? OTHER_OPERATIONS[path] ?? 'another';
      observe({ operation, ended, seconds: ms / 1000 });
      // Probes come every few seconds, for ever.
      const level = PROBES.includes(path) ? 'debug' : 'info';
      const line = { method, path, operation, ended, took_ms: Math.round(ms) };
      logger[level]({ ...line, correlationId: scope?.correlationId }, 'request');
    });
    next();
  };
}

const PROBES = ['/health/live', '/health/ready', '/metrics'];

/** What a request is called that asked for no field of the schema, by its path. */
const OTHER_OPERATIONS: Readonly<Record<string, string>> = {
  '/graphql': 'unresolved',
  '/.well-known/jwks.json': 'keys',
  '/': 'explorer',
  '/explorer/start.json': 'explorer',
  '/explorer/explorer.css': 'explorer',
  '/explorer/explorer.js': 'explorer',
  '/explorer/ask.js': 'explorer',
  '/explorer/asking.js': 'explorer',
  '/explorer/page.js': 'explorer',
  '/explorer/schema.js': 'explorer',
  '/health/live': 'live',
  '/health/ready': 'ready',
  '/metrics': 'metrics',
};

/** The path, if it is one of ours: any other may hold whatever somebody typed. */
export function pathOf(url: string): string {
  const [path = ''] = url.split('?');
  return Object.hasOwn(OTHER_OPERATIONS, path) ? path : 'another';
}
