import { fault } from '../../../app/fault.ts';
import { hasCode } from '../../../app/has-code.ts';
import { holdsSealed, open } from '../../../app/log/envelope.ts';
import type { StoredEvent } from '../../../app/log/event-log.ts';
import { isErased, type KeyAnswer, type KeyVault } from '../../../app/log/key-vault.ts';
import type { EventStore } from './event-store.ts';
import { numberEvents } from './number-events.ts';
import { pagesOf } from './pages-of.ts';

/** Somebody is registered soon after the law is published: what is read is little. */
const PAGE = 100;

/**
 * Throws `other_keys` unless the keys at hand are those of the server's log. Whoever is in it got a key before their
 * first event, and keeps its row when it is erased: somebody without one, or whose event does not open, shows that the
 * log is another ledger's. Keys of one table sealed all of it, so the first event that opens is proof enough.
 */
export async function requireKeys(
  store: Pick<EventStore, 'readAll'>,
  vault: Pick<KeyVault, 'keysFor'>,
): Promise<void> {
  let last = { ordinal: 0, recordedAt: 0 };
  for await (const page of pagesOf(store, PAGE)) {
    const events = numberEvents(page, last);
    const keys = await vault.keysFor([...new Set(events.flatMap(({ metadata }) => metadata.educator ?? []))]);
    for (const event of events) if (isProof(event, keys)) return;
    last = events.at(-1) ?? last;
  }
}

/** Whether the event was sealed under these keys: false where nothing can be said of it. */
function isProof(event: StoredEvent, keys: ReadonlyMap<string, KeyAnswer>): boolean {
  const { educator } = event.metadata;
  if (educator === undefined) return false;
  const key = keys.get(educator);
  if (key === undefined) throw otherKeys(event);
  if (isErased(key) || !holdsSealed(event)) return false;
  try {
    open(event, () => key);
    return true;
  } catch (error) {
    throw hasCode(error, 'cannot_open') ? otherKeys(event, error) : error;
  }
}

function otherKeys({ ordinal, stream }: StoredEvent, cause?: unknown): Error {
  return fault(
    'other_keys',
    `The log in the EventStoreDB at EVENTSTORE_URL is sealed under other keys than those of this database: event ` +
      `${ordinal}, in ${stream}, cannot be opened here. Use the database that log was written with, or restore a ` +
      'backup of that one into a new database (npm run restore -- <folder>, with --without-events after a copy), or ' +
      'point EVENTSTORE_URL at an empty server.',
    cause,
  );
}
