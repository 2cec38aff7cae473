import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JSONWebKeySet } from 'jose';
import { isFromLoopback } from './of-this-machine.ts';

/** Shows the development issuer's public key to programs on this machine. */
export function serveKeys(jwks: JSONWebKeySet) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (request.method !== 'GET' || !isFromLoopback(request)) {
      next();
      return;
    }
    response.setHeader('content-type', 'application/jwk-set+json').end(JSON.stringify(jwks));
  };
}
