import { createServer, type Server, type Socket } from 'node:net';
import { grpc } from './client-modules.ts';
import type { Faults } from './faults.ts';
import type { DoubleLog } from './log.ts';
import type { Member } from './members.ts';
import type { Outgoing } from './outgoing.ts';
import type { Service } from './service.ts';
import { serve, serveBatches } from './services.ts';

/** One life of the double, from listening to its end. */
export interface Listening {
  readonly port: number;
  readonly subscriptions: () => number;
  drop(): void;
  endSubscriptions(): number;
  kill(): void;
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly log: DoubleLog;
  readonly faults: Faults;
  readonly maxAppendBytes: number;
  readonly old: boolean;
  readonly port: number;
  readonly members: () => readonly Member[] | undefined;
}

/** More than any append may have. */
const MAX_MESSAGE_BYTES = 17 * 1024 * 1024;

/** Takes connections itself, so that it can break them. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const subscriptions = new Set<Outgoing>();
  const sockets = new Set<Socket>();
  let alive = true;
  const service: Service = {
    log: options.log,
    maxAppendBytes: options.maxAppendBytes,
    subscriptions,
    meet: async (call, at) => {
      const fate = await options.faults.meet(call, at);
      return alive ? fate : { fate: 'never' };
    },
  };
  const server = new grpc.Server({ 'grpc.max_receive_message_length': MAX_MESSAGE_BYTES });
  const injector = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  const acceptor = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    injector.injectConnection(socket);
  });
  const port = await bound(acceptor, options.port);
  const self: Member = { host: '127.0.0.1', port, leader: true, alive: true };
  serve(server, service, () => options.members() ?? [self]);
  if (!options.old) serveBatches(server, service);
  // Not before the piece that was received is through: a session of HTTP/2 that ends between two frames of it
  // ends all of Node (20.20: `Assertion failed: onread->IsFunction()`).
  const drop = (): void => {
    setImmediate(() => {
      for (const socket of sockets) socket.resetAndDestroy();
    });
  };
  const kill = (): void => {
    alive = false;
    acceptor.close();
    drop();
    setImmediate(() => {
      server.forceShutdown();
    });
  };
  return {
    port,
    drop,
    kill,
    subscriptions: () => subscriptions.size,
    endSubscriptions: () => {
      const ended = [...subscriptions];
      for (const subscription of ended) subscription.end();
      return ended.length;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        if (acceptor.listening) acceptor.once('close', resolve);
        else resolve();
      });
      kill();
      await closed;
    },
  };
}

async function bound(acceptor: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    acceptor.once('error', reject);
    acceptor.listen(port, '127.0.0.1', resolve);
  });
  const address = acceptor.address();
  if (address === null || typeof address === 'string') throw new Error('no port was bound');
  return address.port;
}
