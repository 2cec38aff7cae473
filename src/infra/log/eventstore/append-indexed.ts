import type { Pool } from 'pg';
import type { AppendAnswer, NewEvent, StoredEvent } from '../../../app/log/event-log.ts';
import type { Append } from '../append.ts';
import { waitFor } from '../wait-for.ts';
import { indexBehind, type Patience } from './caught-up.ts';
import type { EventStore } from './event-store.ts';
import { numbered } from './number-events.ts';
import { readBodies } from './read-bodies.ts';
import { indexedIds, indexedPart, type Indexed, type Known } from './read-index.ts';

/**
 * Appends to the server, and answers when the index has it. The server knows a repeat by its ids alone, and only where
 * it stands in the same place; what else an id was used for, and with which content, is found in the index before, and
 * looked at after.
 */
export function appendIndexed(
  pool: Pool,
  store: EventStore,
  patience: Patience,
): (append: Append) => Promise<AppendAnswer> {
  const knownIds = indexedIds(pool);
  const partIndexed = indexedPart(pool);

  /** The events of a part of a stream, once the last of them is indexed. */
  const untilIndexed = async (stream: string, from: number, to: number): Promise<readonly Indexed[]> => {
    const look = async () => {
      const rows = await partIndexed({ stream, from, to });
      return rows.at(-1)?.revision === to ? rows : undefined;
    };
    const rows = await waitFor(look, patience.bell, patience.pollMs, patience.waitMs);
    if (rows === undefined) throw indexBehind(patience.waitMs);
    return rows;
  };

  /** What stands where the append would: the same, or the id that is used for something else. */
  const judge = async (append: Append, rows: readonly Indexed[]): Promise<AppendAnswer> => {
    const { expectedRevision, events } = append;
    const revision = expectedRevision + events.length;
    const ordinal = rows.at(-1)?.ordinal ?? 0;
    const isAsGiven = events.every((event, nth) => isWhatWasIndexed(append, nth, event, rows[nth]));
    if (isAsGiven) return { outcome: 'appended', revision, ordinal };
    // A retry is another request and may have other metadata: only the bodies tell.
    const stored = await readBodies(store, rows);
    const strange = events.find((event, nth) => !isSame(event, stored[nth]));
    return strange === undefined
      ? { outcome: 'appended', revision, ordinal }
      : { outcome: 'id_reused', id: strange.id };
  };

  return async (append) => {
    const { stream, expectedRevision, events } = append;
    const first = expectedRevision + 1;
    const last = expectedRevision + events.length;
    const known = await knownIds(events.map(({ id }) => id));
    const reused = reusedAmong(known, append);
    if (reused !== undefined) return { outcome: 'id_reused', id: reused };
    if (known.length > 0) return judge(append, await untilIndexed(stream, first, last));

    const written = await store.write(stream, expectedRevision, events);
    if (written.outcome === 'written') return judge(append, await untilIndexed(stream, first, last));
    // Whoever is told of a revision reads it next.
    const { actual } = written;
    if (actual >= 0) await untilIndexed(stream, actual, actual);
    return { outcome: 'wrong_revision', actual };
  };
}

/** The id that is used elsewhere or for something else, or beside others that are new. */
function reusedAmong(known: readonly Known[], { stream, expectedRevision, events }: Append) {
  const strange = known.find(({ id, ...at }) => {
    const nth = events.findIndex((event) => event.id === id);
    const event = events[nth];
    return (
      event === undefined ||
      at.stream !== stream ||
      at.revision !== expectedRevision + 1 + nth ||
      at.type !== event.type ||
      at.version !== event.version
    );
  });
  if (strange !== undefined) return strange.id;
  return known.length < events.length ? known[0]?.id : undefined;
}

function isWhatWasIndexed({ stream, expectedRevision }: Append, nth: number, event: NewEvent, row?: Indexed) {
  if (row === undefined) return false;
  const { ordinal, position, recordedAt } = row;
  const kept = { ...event, stream, revision: expectedRevision + 1 + nth, position, recordedAt };
  return numbered(kept, ordinal, recordedAt).hash === row.hash;
}

function isSame(event: NewEvent, stored: StoredEvent | undefined): boolean {
  return (
    stored?.id === event.id &&
    stored.type === event.type &&
    stored.version === event.version &&
    stored.data === event.data
  );
}
