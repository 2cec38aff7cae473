import pg from 'pg';
import { lockHolder, tryLock, tryLockShared, unlockShared } from '../advisory-lock.ts';
import { isServerBusy } from './probe.ts';

/** Held by the one server of a data folder. */
const INSTANCE = 'licensure-ledger instance';
/** Held, shared, by every process that uses the database; whoever can hold it alone may stop the database. */
const IN_USE = 'licensure-ledger in use';

/** How a process uses the database: as its only server, or as a guest beside it or alone (an import). */
export type Part = 'server' | 'guest';

/** A connection that lives as long as the process uses the database, and the locks it holds meanwhile. */
export interface Guard {
  /** Resolves when the connection has ended, with why. */
  readonly lost: Promise<Error>;
  /** True when nobody else uses the database: then nobody new gets in, and it may be stopped. */
  closeToOthers(): Promise<boolean>;
  end(): Promise<void>;
}

export type GuardAnswer =
  | { readonly outcome: 'held'; readonly guard: Guard }
  /** The database is about to stop, or still on its way up. */
  | { readonly outcome: 'busy' }
  /** Another server holds it. */
  | { readonly outcome: 'taken'; readonly serverPid: number };

export async function takeGuard(adminUrl: string, part: Part): Promise<GuardAnswer> {
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: `licensure-ledger ${part} ${process.pid}`,
    keepAlive: true,
  });
  const lost = new Promise<Error>((resolve) => {
    client.on('error', resolve);
    client.on('end', () => {
      resolve(new Error('the connection was closed'));
    });
  });
  try {
    await client.connect();
    const obstacle = await findObstacle(client, part);
    if (obstacle === undefined) return { outcome: 'held', guard: guardOn(client, lost) };
    await client.end();
    return obstacle;
  } catch (error) {
    if (isServerBusy(error)) return { outcome: 'busy' };
    throw error;
  }
}

/** The process id of the server that uses the database, if one does. */
export async function findServerPid(client: pg.Client): Promise<number | undefined> {
  const name = await lockHolder(client, INSTANCE);
  return name === undefined ? undefined : Number(name.split(' ').at(-1));
}

async function findObstacle(client: pg.Client, part: Part): Promise<GuardAnswer | undefined> {
  if (!(await tryLockShared(client, IN_USE))) return { outcome: 'busy' };
  if (part === 'guest' || (await tryLock(client, INSTANCE))) return undefined;
  const serverPid = await findServerPid(client);
  // Let go between our two questions: ask again.
  return serverPid === undefined ? { outcome: 'busy' } : { outcome: 'taken', serverPid };
}

function guardOn(client: pg.Client, lost: Promise<Error>): Guard {
  return {
    lost,
    closeToOthers: async () => {
      await unlockShared(client, IN_USE);
      return tryLock(client, IN_USE);
    },
    end: () => client.end(),
  };
}
