import type { Pool } from 'pg';
import { fault } from '../../../app/fault.ts';
import { ask } from '../ask.ts';
import type { EventStore } from './event-store.ts';

const LAST = 'SELECT position, stream, revision, id FROM ledger.log_index ORDER BY ordinal DESC LIMIT 1';

interface LastRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
}

/**
 * Throws `another_server` unless the last event of the index stands at its place on the server: else it is another
 * server, or one that was put back to an earlier day, and ordinals would name other events than they did.
 */
export async function requireSameServer(pool: Pool, store: EventStore): Promise<void> {
  const [last] = await ask<LastRow>(pool, { text: LAST, values: [] });
  if (last === undefined) return;
  // Asked twice: a server that stops in the middle of an answer looks like one that has nothing there.
  const [found] = [...(await eventAt(store, last.position)), ...(await eventAt(store, last.position))];
  if (
    found?.position === last.position &&
    found.id === last.id &&
    found.stream === last.stream &&
    found.revision === last.revision
  )
    return;
  throw fault(
    'another_server',
    `The database indexes another EventStoreDB than the one at EVENTSTORE_URL, or one that was restored to an ` +
      `earlier state: event ${last.id}, the last of the index, is not at position ${last.position} there. Point ` +
      'EVENTSTORE_URL at the server this database was used with. The one it names now needs a new database, into ' +
      'which the backup of its ledger was restored (npm run restore -- <folder>) unless it is empty: an index is made ' +
      'anew from the log, the keys that open it are not.',
  );
}

/** A position that is no event's, or beyond the end, may be refused by the server: then there is nothing. */
async function eventAt(store: EventStore, position: number) {
  const head = await store.head();
  return head === undefined || head < position ? [] : store.readAll(position, 1);
}
