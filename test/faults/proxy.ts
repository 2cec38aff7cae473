import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What happens on the way. Each is read anew for each piece that passes, so it may change at any time. */
export interface Weather {
  /** Added to each piece, either way, in milliseconds. */
  latencyMs: number;
  /** Pieces are cut into slices of so many bytes, each on its own way. */
  sliceBytes: number | undefined;
  /** Lets nothing through, either way, and says nothing. What was sent meanwhile comes late, if anybody still listens. */
  blackhole: boolean;
  /** The next answers of the server are lost, each with its connection: it was asked, and did what it was asked. */
  repliesToLose: number;
}

export interface Proxy {
  readonly port: number;
  readonly weather: Weather;
  /** How often a reply was lost. */
  readonly lost: () => number;
  /** Breaks every connection there is, as a router that forgets them does. */
  reset(): void;
  /** Where the server is now. */
  readonly aimAt: (port: number) => void;
  close(): Promise<void>;
}

export const CALM: Weather = { latencyMs: 0, sliceBytes: undefined, blackhole: false, repliesToLose: 0 };

/** A TCP proxy on a free port of this machine, between a log and where it lives. */
export async function startProxy(aim: number): Promise<Proxy> {
  const weather = { ...CALM };
  const sockets = new Set<Socket>();
  let target = aim;
  let lost = 0;
  const server = createServer((client) => {
    const home = connect(target, '127.0.0.1');
    const breakBoth = () => {
      for (const socket of [client, home]) {
        socket.resetAndDestroy();
        sockets.delete(socket);
      }
    };
    for (const socket of [client, home]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', breakBoth);
      socket.on('close', breakBoth);
    }
    carry(client, home, weather, () => true);
    carry(home, client, weather, () => {
      if (weather.repliesToLose === 0) return true;
      weather.repliesToLose -= 1;
      lost += 1;
      breakBoth();
      return false;
    });
  });
  const port = await listening(server);
  return {
    port,
    weather,
    lost: () => lost,
    reset: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    aimAt: (next) => {
      target = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const HELD_MS = 10;

/** Pieces pass in their order, however long each takes; what is cut passes slice by slice. */
function carry(from: Socket, to: Socket, weather: Weather, mayPass: () => boolean): void {
  let before: Promise<void> = Promise.resolve();
  const isOpen = () => !to.destroyed;
  from.on('data', (piece) => {
    before = before.then(async () => {
      while (weather.blackhole && isOpen()) await sleep(HELD_MS);
      if (!isOpen() || !mayPass()) return;
      if (weather.latencyMs > 0) await sleep(weather.latencyMs);
      const size = weather.sliceBytes ?? piece.length;
      for (let start = 0; start < piece.length && isOpen(); start += size) {
        to.write(piece.subarray(start, start + size));
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
  });
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('The proxy got no port.'));
    });
  });
}
