import { Faults } from './faults.ts';
import { listen, type Listening } from './listen.ts';
import { type LogFile, NoRoom, openLogFile } from './log-file.ts';
import { DoubleLog, type Keep, systemEvent } from './log.ts';
import type { Member } from './members.ts';
import type { LogRecord } from './record.ts';

export interface DoubleOptions {
  /** Where the log is kept; in memory when not given. */
  readonly file?: string;
  /** How large the file may be; who lacks room ends at once, as a server does whose disk is full. No limit when not given. */
  readonly mostFileBytes?: number;
  /** A free one when not given. */
  readonly port?: number;
  /** `MaxAppendSize` of a real server: 1 MiB unless configured. */
  readonly maxAppendBytes?: number;
  /** A server from before batch appends, which does not say what it supports. */
  readonly old?: boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** What the fault `die` does; `kill` when not given. */
  readonly die?: () => void;
}

/** A double of an EventStoreDB. It proves what speaks to it, and nothing about the server. */
export interface Double {
  /** For the client: `esdb://127.0.0.1:<port>?tls=false`. */
  readonly url: string;
  readonly port: number;
  readonly faults: Faults;
  /** Everything kept, in order. */
  readonly records: () => readonly LogRecord[];
  /** What clients that ask for the cluster are told; only of this server unless set. */
  gossip(members: readonly Member[]): void;
  /** Writes an event of the server's own, as its statistics are. */
  recordSystemEvent(): void;
  /** How many stand. */
  readonly subscriptions: () => number;
  /** Ends every subscription as a server does that has no more to say; how many there were. */
  endSubscriptions(): number;
  /** Breaks every connection. */
  dropConnections(): void;
  /** Ends at once, as by a loss of power. What was answered for is there after a restart. */
  kill(): void;
  /** Kills it, and starts it again at the same address with what it kept, and with so much room as is given now. */
  restart(mostFileBytes?: number): Promise<void>;
  close(): Promise<void>;
}

const ONE_MIB = 1024 * 1024;

export async function startDouble(options: DoubleOptions = {}): Promise<Double> {
  const { now = Date.now, maxAppendBytes = ONE_MIB, old = false } = options;
  let members: readonly Member[] | undefined;
  let running: Listening | undefined;
  const kill = (): void => running?.kill();
  const die = options.die ?? kill;
  const faults = new Faults({ drop: () => running?.drop(), die });
  const open = (before: readonly LogRecord[], mostBytes?: number) => {
    const file = options.file === undefined ? inMemory(before) : openLogFile(options.file, mostBytes);
    const log = new DoubleLog(file.before, orDie(file.keep, die), now);
    const close = () => {
      file.close();
    };
    return [log, close] as const;
  };
  let [log, closeFile] = open([], options.mostFileBytes);
  if (log.kept.all.length === 0) recordBeginning(log);
  const start = async (port: number): Promise<Listening> =>
    listen({ log, faults, maxAppendBytes, old, port, members: () => members });
  running = await start(options.port ?? 0);
  const { port } = running;
  return {
    url: `esdb://127.0.0.1:${port}?tls=false`,
    port,
    faults,
    records: () => log.kept.all,
    gossip: (told) => {
      members = told;
    },
    recordSystemEvent: () => {
      log.append('$stats-127.0.0.1:2113', 'any', [
        systemEvent('$statsCollected', Buffer.from('{"proc-cpu":1}')),
      ]);
    },
    subscriptions: () => running?.subscriptions() ?? 0,
    endSubscriptions: () => running?.endSubscriptions() ?? 0,
    dropConnections: () => running?.drop(),
    kill,
    restart: async (mostFileBytes) => {
      kill();
      closeFile();
      [log, closeFile] = open(log.kept.all, mostFileBytes);
      running = await start(port);
    },
    close: async () => {
      await running?.close();
      closeFile();
    },
  };
}

const inMemory = (before: readonly LogRecord[]): LogFile => ({
  ...{ before, keep: () => undefined, close: () => undefined },
});

/** Nobody is answered for what there was no room for; what it holds of it by then goes with it. */
function orDie(keep: Keep, die: () => void): Keep {
  return (records) => {
    try {
      keep(records);
    } catch (error) {
      if (!(error instanceof NoRoom)) throw error;
      die();
    }
  };
}

/** A server's log is never without events of its own. */
function recordBeginning(log: DoubleLog): void {
  const text = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
  log.append('$$$stats-127.0.0.1:2113', 'any', [systemEvent('$metadata', text({ $maxAge: 86_400 }))]);
  log.append('$user-admin', 'any', [systemEvent('$UserCreated', text({ loginName: 'admin' }))]);
}
