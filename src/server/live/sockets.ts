import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, type Server } from 'graphql-ws';
import { WebSocket, WebSocketServer } from 'ws';

/** What is known of a connection besides what GraphQL knows of it. */
export interface Extra {
  readonly socket: WebSocket;
}

export interface SocketSettings {
  readonly path: string;
  /** Beyond so many, a connection is refused with 503. */
  readonly mostConnections: number;
  readonly mostMessageBytes: number;
  /** A connection that does not answer a ping within as long again is ended. */
  readonly pingEachMs: number;
  readonly onError: (error: unknown) => void;
}

const GOING_AWAY = 1001;
const FAILED = 1011;

/** WebSocket connections at one path of a server of HTTP. `close` ends them all. */
export function openSockets(http: HttpServer, live: Server<Extra>, settings: SocketSettings) {
  const { path, mostConnections, mostMessageBytes } = settings;
  const sockets = new WebSocketServer({
    ...{ noServer: true, maxPayload: mostMessageBytes, perMessageDeflate: false },
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (request.url?.split('?')[0] !== path) refuse(stream, '404 Not Found');
    else if (sockets.clients.size >= mostConnections) refuse(stream, '503 Service Unavailable');
    else {
      sockets.handleUpgrade(request, stream, head, (socket) => {
        serve(socket, live, settings);
      });
    }
  };
  http.on('upgrade', upgrade);
  return {
    close: async () => {
      http.off('upgrade', upgrade);
      const open = [...sockets.clients];
      await Promise.all(
        open.map((socket) => endWith(socket, GOING_AWAY, 'The server stops. Connect again.')),
      );
      sockets.close();
    },
  };
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function serve(socket: WebSocket, live: Server<Extra>, { pingEachMs, onError }: SocketSettings): void {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const pinging = setInterval(() => {
    if (!isAlive) socket.terminate();
    isAlive = false;
    if (socket.readyState === WebSocket.OPEN) socket.ping();
  }, pingEachMs);
  // What broke is the connection, which ends by itself; a message that is too large is the client's.
  socket.on('error', () => undefined);
  const failed = (error: unknown) => {
    onError(error);
    socket.close(FAILED, 'Something went wrong on our side.');
  };
  const closed = live.opened(
    {
      protocol: socket.protocol,
      // The next message is made once this one has left: who reads slowly holds one message, not many.
      send: (data) => sent(socket, data),
      close: (code, reason) => endWith(socket, code ?? FAILED, reason ?? ''),
      onMessage: (handle) => {
        socket.on('message', (data) => {
          handle(textOf(data)).catch(failed);
        });
      },
    },
    { socket },
  );
  socket.once('close', (code, reason) => {
    clearInterval(pinging);
    closed(code, reason.toString()).catch(onError);
  });
}

function sent(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve) => {
    // One that broke meanwhile is told of by `close`.
    if (socket.readyState === WebSocket.OPEN) {
      socket.send(data, () => {
        resolve();
      });
    } else resolve();
  });
}

/** Who does not close in turn is ended a moment later. */
const CLOSE_WITHIN_MS = 2_000;

async function endWith(socket: WebSocket, code: number, reason: string): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return;
  socket.close(code, reason);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      socket.terminate();
    }, CLOSE_WITHIN_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8');
}
