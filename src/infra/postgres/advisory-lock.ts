import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';

/**
 * Locks by name, held by a session until it ends. They are tried, never awaited inside the server: a session
 * blocked in pg_advisory_lock holds a snapshot, which keeps vacuum back and can deadlock with CREATE INDEX
 * CONCURRENTLY.
 */
export async function tryLock(client: ClientBase, name: string): Promise<boolean> {
  return ask(client, 'SELECT pg_try_advisory_lock($1) AS held', name);
}

/** Held by any number of sessions at once, but never beside `tryLock` of the same name by another session. */
export async function tryLockShared(client: ClientBase, name: string): Promise<boolean> {
  return ask(client, 'SELECT pg_try_advisory_lock_shared($1) AS held', name);
}

export async function unlockShared(client: ClientBase, name: string): Promise<void> {
  await client.query('SELECT pg_advisory_unlock_shared($1)', [lockKey(name)]);
}

/** Tries until the lock is held or the time is over; answers whether it is held. */
export async function pollLock(client: ClientBase, name: string, timeoutMs: number): Promise<boolean> {
  const until = performance.now() + timeoutMs;
  while (!(await tryLock(client, name))) {
    if (performance.now() > until) return false;
    await sleep(POLL_MS);
  }
  return true;
}

const POLL_MS = 50;

/** PostgreSQL names advisory locks by a signed 64-bit number: the first eight bytes of the name's SHA-256. */
function lockKey(name: string): string {
  return createHash('sha256').update(name).digest().readBigInt64BE().toString();
}

async function ask(client: ClientBase, statement: string, name: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(statement, [lockKey(name)]);
  return rows[0]?.held === true;
}

const HOLDER = `
  SELECT activity.application_name AS name
  FROM pg_locks AS lock
  JOIN pg_stat_activity AS activity ON activity.pid = lock.pid
  JOIN pg_database AS here ON here.oid = lock.database AND here.datname = current_database()
  WHERE lock.locktype = 'advisory' AND lock.mode = 'ExclusiveLock' AND lock.granted
    AND (lock.classid::bigint << 32) | lock.objid::bigint = $1`;

/** The application_name of the session that holds the lock in this database, if one does. */
export async function lockHolder(client: ClientBase, name: string): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(HOLDER, [lockKey(name)]);
  return rows[0]?.name;
}
