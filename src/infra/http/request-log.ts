import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';

/**
 * One line for each request: what was asked where, how it ended and how long it took. Neither query nor variables
 * nor query string: they may name people.
 */
export function requestLog(logger: Logger) {
  return ({ method, url = '' }: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const began = performance.now();
    response.once('close', () => {
      const took = Math.round(performance.now() - began);
      const ended = response.writableFinished ? response.statusCode : 'aborted';
      const path = pathOf(url);
      // Probes come every few seconds, for ever.
      const level = PROBES.includes(path) ? 'debug' : 'info';
      logger[level]({ method, path, ended, took_ms: took }, 'request');
    });
    next();
  };
}

const PROBES = ['/health/live', '/health/ready', '/metrics'];
const KNOWN_PATHS = ['/graphql', '/.well-known/jwks.json', ...PROBES];

function pathOf(url: string): string {
  const [path = ''] = url.split('?');
  return KNOWN_PATHS.includes(path) ? path : 'another';
}
