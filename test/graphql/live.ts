import { WebSocket } from 'ws';
import type { TestServer } from './http-server.ts';

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

/** One WebSocket connection, by the protocol's own messages. */
export interface Connection {
  /** The next message of the server. */
  next(): Promise<Message>;
  /** What the next message of a subscription carries under `data`. */
  change<T>(field: string): Promise<T>;
  send(message: object): void;
  /** Sends text as it is. */
  sendText(text: string): void;
  subscribe(query: string, variables?: object, id?: string): void;
  /** Resolves with code and reason once the connection is closed. */
  readonly closed: Promise<readonly [code: number, reason: string]>;
  close(): void;
}

/** Connects, and by default begins with the token. */
export async function connect(
  server: Pick<TestServer, 'url'>,
  token?: string,
  protocol = 'graphql-transport-ws',
): Promise<Connection> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, protocol);
  const arrived: Message[] = [];
  let wake: () => void = () => undefined;
  socket.on('message', (data: Buffer) => {
    arrived.push(JSON.parse(data.toString('utf8')) as Message);
    wake();
  });
  const closed = new Promise<readonly [number, string]>((resolve) => {
    socket.once('close', (code, reason) => {
      resolve([code, reason.toString()]);
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  let end: readonly [number, string] | undefined;
  void closed.then((how) => {
    end = how;
    wake();
  });
  const next = async (): Promise<Message> => {
    for (;;) {
      const message = arrived.shift();
      if (message !== undefined) return message;
      if (end !== undefined) throw new Error(`Closed with ${end.join(' ')}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const send = (message: object) => {
    socket.send(JSON.stringify(message));
  };
  const connection: Connection = {
    ...{ next, send, closed },
    change: async <T>(field: string) => {
      const { type, payload } = await next();
      const { data } = (payload ?? {}) as { readonly data?: Readonly<Record<string, unknown>> };
      if (type !== 'next' || data?.[field] === undefined)
        throw new Error(`No message of ${field}: ${JSON.stringify({ type, payload })}`);
      return data[field] as T;
    },
    sendText: (text) => {
      socket.send(text);
    },
    subscribe: (query, variables = {}, id = 'a') => {
      send({ id, type: 'subscribe', payload: { query, variables } });
    },
    close: () => {
      socket.close(1000);
    },
  };
  if (token !== undefined) {
    send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    const { type } = await next();
    if (type !== 'connection_ack') throw new Error(`Not let in: ${type}`);
  }
  return connection;
}
