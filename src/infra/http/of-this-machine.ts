import type { IncomingMessage } from 'node:http';

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
const OWN_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Whether a program of this machine asks. */
export function isFromLoopback({ socket }: IncomingMessage): boolean {
  return LOOPBACK.includes(socket.remoteAddress ?? '');
}

/**
 * Whether a program of this machine asks, by one of its own names: a page from elsewhere may have the name it came by
 * point here, but it cannot choose another name.
 */
export function isOfThisMachine(request: IncomingMessage): boolean {
  return isFromLoopback(request) && OWN_NAMES.test(request.headers.host ?? '');
}
