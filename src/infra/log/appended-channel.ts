import pg from 'pg';
import { fault } from '../../app/fault.ts';
import type { Bell } from './bell.ts';
import { createBell } from './bell.ts';
import { pause } from '../pause.ts';

const CHANNEL = 'ledger_appended';
const RECONNECT_MS = 500;

/**
 * A bell that rings when any process has appended. While somebody listens it holds one connection of its
 * own, outside the pool; lost, it is made again, and the bell rings because a notification may have been
 * missed meanwhile. `onLost` hears why.
 */
export function createAppendedChannel(pool: pg.Pool, onLost: (error: unknown) => void): Bell {
  return createChannelBell(pool, CHANNEL, onLost);
}

/** The same for any channel of the database; what a notification says is what it rings for. */
export function createChannelBell(pool: pg.Pool, channel: string, onLost: (error: unknown) => void): Bell {
  let open: AbortController | undefined;
  const bell = createBell((listeners) => {
    if (listeners === 0) {
      open?.abort();
      open = undefined;
    } else if (open === undefined) {
      open = new AbortController();
      void keepListening(pool, channel, bell, open.signal, onLost);
    }
  });
  return bell;
}

async function keepListening(
  pool: pg.Pool,
  channel: string,
  bell: Bell,
  signal: AbortSignal,
  onLost: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await listenUntilLost(pool, channel, bell, signal);
    } catch (error) {
      onLost(error);
    }
    await pause(RECONNECT_MS, signal);
  }
}

/** Ends when the signal aborts; throws when the connection is lost or cannot be made. */
async function listenUntilLost(
  pool: pg.Pool,
  channel: string,
  bell: Bell,
  signal: AbortSignal,
): Promise<void> {
  const client = new pg.Client(pool.options);
  const closed = new Promise<void>((resolve, reject) => {
    client.on('error', reject);
    client.on('end', resolve);
  });
  client.on('notification', ({ payload }) => {
    bell.ring(payload === '' ? undefined : payload);
  });
  // `end` never rejects: whatever state the connection is in, it is closed after it.
  const close = () => void client.end();
  signal.addEventListener('abort', close);
  try {
    await Promise.race([connect(client, channel), closed]);
    bell.ring();
    await closed;
    throw fault('listening_lost', 'The server closed the connection that listens for appends.');
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', close);
    await client.end();
  }
}

async function connect(client: pg.Client, channel: string): Promise<void> {
  await client.connect();
  await client.query(`LISTEN ${channel}`);
}
