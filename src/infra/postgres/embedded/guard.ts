import pg from 'pg';
import { lockKey, tryLock, tryLockShared, unlockShared } from '../advisory-lock.ts';

/** Held by the one server of a data folder. */
const INSTANCE = 'licensure-ledger instance';
/** Held, shared, by every process that uses the database; whoever can hold it alone may stop the database. */
const IN_USE = 'licensure-ledger in use';

/** How a process uses the database: as its only server, or as a guest beside it (an import). */
export type Part = 'server' | 'guest';

export interface Guard {
  /** Resolves when the connection ended though nobody let go. */
  readonly lost: Promise<Error>;
  /** True when nobody else uses the database: then nobody new gets in, and it may be stopped. */
  closeForOthers(): Promise<boolean>;
  end(): Promise<void>;
}

export type GuardAnswer =
  | { readonly outcome: 'held'; readonly guard: Guard }
  /** Somebody is about to stop the database. */
  | { readonly outcome: 'closing' }
  /** Another server holds it; `holder` is its process as it named itself. */
  | { readonly outcome: 'taken'; readonly holder: string };

/** A connection that lives as long as the process uses the database, and the locks it holds meanwhile. */
export async function takeGuard(adminUrl: string, part: Part): Promise<GuardAnswer> {
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: nameOf(part),
    keepAlive: true,
  });
  const lost = new Promise<Error>((resolve) => {
    client.on('error', resolve);
    client.on('end', () => {
      resolve(new Error('the connection was closed'));
    });
  });
  await client.connect();
  if (!(await tryLockShared(client, IN_USE))) {
    await client.end();
    return { outcome: 'closing' };
  }
  if (part === 'server' && !(await tryLock(client, INSTANCE))) {
    const holder = await holderOf(client, INSTANCE);
    await client.end();
    return { outcome: 'taken', holder };
  }
  return {
    outcome: 'held',
    guard: { lost, closeForOthers: () => closeForOthers(client), end: () => client.end() },
  };
}

/** The process id of the server that uses the database, if one does. */
export async function findServer(client: pg.Client): Promise<string | undefined> {
  const holder = await holderOf(client, INSTANCE);
  return holder === NOBODY ? undefined : holder;
}

const NOBODY = 'unknown';

async function closeForOthers(client: pg.Client): Promise<boolean> {
  await unlockShared(client, IN_USE);
  return tryLock(client, IN_USE);
}

function nameOf(part: Part): string {
  return `licensure-ledger ${part} ${process.pid}`;
}

const HOLDER = `
  SELECT activity.application_name AS name
  FROM pg_locks AS lock
  JOIN pg_stat_activity AS activity ON activity.pid = lock.pid
  JOIN pg_database AS here ON here.oid = lock.database AND here.datname = current_database()
  WHERE lock.locktype = 'advisory' AND lock.granted
    AND (lock.classid::bigint << 32) | lock.objid::bigint = $1`;

async function holderOf(client: pg.Client, lock: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(HOLDER, [lockKey(lock)]);
  return rows[0]?.name.split(' ').at(-1) ?? NOBODY;
}
