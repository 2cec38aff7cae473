import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { describeError } from '../describe-error.ts';
import type { Logger } from 'pino';

/** The text format that collectors read, as the registry names it. */
export interface Scrape {
  readonly contentType: string;
  readonly text: () => Promise<string>;
}

/** Answers GET with every figure. Nobody signs in: keep it from the outside. */
export function serveMetrics({ contentType, text }: Scrape, logger: Pick<Logger, 'error'>) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (request.method !== 'GET') {
      next();
      return;
    }
    text().then(
      (said) => {
        response.setHeader('cache-control', 'no-store').setHeader('content-type', contentType).end(said);
      },
      (error: unknown) => {
        logger.error({ cause: describeError(error) }, 'Metrics could not be told.');
        response.writeHead(500).end();
      },
    );
  };
}

/** `/metrics` on a port of its own, already listening. Rejects when the port is taken (`EADDRINUSE`). */
export async function listenForMetrics(
  scrape: Scrape,
  { port, host }: { readonly port: number; readonly host: string },
  logger: Pick<Logger, 'error'>,
): Promise<Server> {
  const answer = serveMetrics(scrape, logger);
  const server = createServer((request, response) => {
    const nothing = () => {
      response.writeHead(404).end();
    };
    if (request.url === '/metrics') answer(request, response, nothing);
    else nothing();
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}
