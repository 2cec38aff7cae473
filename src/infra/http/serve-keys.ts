import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JSONWebKeySet } from 'jose';

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** Shows the development issuer's public key to programs on this machine. */
export function serveKeys(jwks: JSONWebKeySet) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (request.method !== 'GET' || !LOOPBACK.includes(request.socket.remoteAddress ?? '')) {
      next();
      return;
    }
    response.setHeader('content-type', 'application/jwk-set+json').end(JSON.stringify(jwks));
  };
}
