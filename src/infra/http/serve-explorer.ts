import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asset } from '../explorer/assets.ts';
import type { Example } from '../explorer/examples.ts';
import { isOfThisMachine } from './of-this-machine.ts';

export interface Explorer {
  readonly assets: ReadonlyMap<string, Asset>;
  /** Who can sign in, each with a token; told to programs on this machine alone. */
  readonly people: () => Promise<readonly { readonly title: string; readonly token: string }[]>;
  /** What to ask first. */
  readonly first: string | undefined;
  readonly examples: readonly Example[];
}

export const START_PATH = '/explorer/start.json';

/** Nothing but what this server serves: no script in the page, no other place to load from or to send to. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page at `/` from which the ledger can be asked. All of it comes from here: it works without the internet. */
export function serveExplorer({ assets, people, first, examples }: Explorer) {
  return (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void => {
    const [path = ''] = (request.url ?? '').split('?');
    const asset = assets.get(path);
    if (request.method !== 'GET' || (asset === undefined && path !== START_PATH)) {
      next();
      return;
    }
    response.setHeader('content-security-policy', POLICY);
    if (asset !== undefined) {
      response.setHeader('content-type', asset.type).setHeader('cache-control', 'no-cache').end(asset.body);
      return;
    }
    const signedIn = isOfThisMachine(request) ? people() : Promise.resolve([]);
    signedIn.then((known) => {
      response.setHeader('content-type', 'application/json').setHeader('cache-control', 'no-store');
      response.end(JSON.stringify({ people: known, first, examples }));
    }, next);
  };
}
