import { setMaxListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { EventStoreDBClient } from '@eventstore/db-client';
import { fault } from '../../../app/fault.ts';
import { within } from './persistence.ts';
import { readServerAddress, type ServerAddress } from './server-address.ts';

const CLOSING_MS = 1_000;

/** What the client is told with every call. */
export interface CallOptions {
  /**
   * Given with each call, so that an append is a call of its own, with its own deadline: without them all appends of
   * the process share one call (docs/decisions/036). Without TLS the client sends nobody's name.
   */
  readonly credentials: { readonly username: string; readonly password: string };
  /** Only the leader knows what was recorded last; the client goes on there when told who it is. */
  readonly requiresLeader: true;
}

/** The client, which can also be closed: its own `dispose` leaves the connection open. */
export class Connection extends EventStoreDBClient {
  readonly options: CallOptions;
  readonly closed = new AbortController();

  constructor(address: ServerAddress) {
    // One client has one of three kinds of settings; the overloads of its constructor want to know which.
    const { by, nodes, tuning, credentials } = address;
    const [first] = nodes;
    if (first === undefined) throw fault('bad_eventstore_url', 'EVENTSTORE_URL names no server.');
    const channel = address.tls ? trustOf(address.caFile) : { insecure: true };
    if (by === 'dns') super({ ...tuning, discover: first }, channel, credentials);
    else if (nodes.length > 1) super({ ...tuning, endpoints: [...nodes] }, channel, credentials);
    else super({ ...tuning, endpoint: first }, channel, credentials);
    // Whoever waits for another attempt listens; that is no leak.
    setMaxListeners(0, this.closed.signal);
    this.options = {
      credentials: credentials ?? { username: 'nobody', password: '' },
      requiresLeader: true,
    };
  }

  async close(): Promise<void> {
    this.closed.abort(fault('not_answered', 'the connection was closed'));
    await within(CLOSING_MS, this.#disconnected()).catch(() => undefined);
  }

  async #disconnected(): Promise<void> {
    await this.dispose();
    (await this.getChannel()).close();
  }
}

function trustOf(file: string | undefined): { readonly rootCertificate?: Buffer } {
  if (file === undefined) return {};
  try {
    return { rootCertificate: readFileSync(file) };
  } catch (error) {
    throw fault(
      'bad_eventstore_url',
      `EVENTSTORE_URL names the file ${file} as tlsCAFile, which cannot be read: give the path of the authority's certificate.`,
      error,
    );
  }
}

interface Shared {
  readonly url: string;
  readonly connection: Connection;
  users: number;
}

/** The one of this process: what a client lacks at the wrong moment, it takes from all in the process. */
let shared: Shared | undefined;

/**
 * The connection of this process, made by who asks first and closed by who leaves last. Throws `bad_eventstore_url`,
 * and `second_eventstore` while there is one to another address.
 */
export function connectTo(url: string): {
  readonly connection: Connection;
  readonly leave: () => Promise<void>;
} {
  const joined = shared ?? { url, connection: new Connection(addressIn(url)), users: 0 };
  if (joined.url !== url) {
    throw fault(
      'second_eventstore',
      'This process has a connection to another EventStoreDB: close that one first, or use another process.',
    );
  }
  shared = joined;
  joined.users += 1;
  let left = false;
  return {
    connection: joined.connection,
    leave: async () => {
      if (left) return;
      left = true;
      joined.users -= 1;
      if (joined.users > 0) return;
      if (shared === joined) shared = undefined;
      await joined.connection.close();
    },
  };
}

function addressIn(url: string): ServerAddress {
  const read = readServerAddress(url);
  if (typeof read === 'string') throw fault('bad_eventstore_url', `EVENTSTORE_URL ${read}.`);
  return read;
}
