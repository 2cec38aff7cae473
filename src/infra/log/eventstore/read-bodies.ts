import { fault } from '../../../app/fault.ts';
import type { StoredEvent } from '../../../app/log/event-log.ts';
import type { EventStore, KeptEvent } from './event-store.ts';
import { numbered } from './number-events.ts';
import type { Indexed, Part } from './read-index.ts';

/** Events in one answer of the server. */
const PAGE = 500;
/** Reading so many more events of the log costs about as much as one more question. */
const WORTH_A_QUESTION = 50;
const QUESTIONS_AT_ONCE = 16;
/** So often before what does not come is said to be gone. */
const ASKED_AGAIN = 4;

/**
 * The events that the index names, in its order, from the server: stream by stream, or where they stand close together
 * all that stands between them. Throws `log_differs` where one is not there, or is not what was indexed.
 */
export async function readBodies(
  store: EventStore,
  rows: readonly Indexed[],
): Promise<readonly StoredEvent[]> {
  const at = new Map<string, KeptEvent>();
  const take = (found: readonly KeptEvent[]) => {
    for (const event of found) at.set(placeOf(event), event);
  };
  const parts = partsOf(rows);
  const standClose = parts.length > 1 && spanOf(rows) <= parts.length * WORTH_A_QUESTION;
  take(standClose ? await readBetween(store, rows) : await readParts(store, parts));
  // A server that stops in the middle of an answer looks like one that has no more: it is asked again.
  for (let again = 0; again < ASKED_AGAIN; again += 1) {
    const missing = rows.filter((row) => !at.has(placeOf(row)));
    if (missing.length === 0) break;
    take(await readParts(store, partsOf(missing)));
  }
  return rows.map((row) => verified(row, at.get(placeOf(row))));
}

function placeOf({ stream, revision }: Pick<KeptEvent, 'stream' | 'revision'>): string {
  return `${revision}@${stream}`;
}

function verified(row: Indexed, kept: KeptEvent | undefined): StoredEvent {
  const event = kept === undefined ? undefined : numbered(kept, row.ordinal, row.recordedAt);
  if (event?.hash === row.hash) return event;
  const what =
    event === undefined ? 'is not on the server any more' : 'is not what it was when it was indexed';
  throw fault(
    'log_differs',
    `Event ${row.ordinal} (revision ${row.revision} of ${row.stream}) ${what}. Somebody changed the EventStoreDB, or ` +
      'it is another one: restore it from its own backup.',
  );
}

/** Revisions that follow upon one another in a stream are one question. */
export function partsOf(rows: readonly Pick<Indexed, 'stream' | 'revision'>[]): readonly Part[] {
  const byStream = new Map<string, number[]>();
  for (const { stream, revision } of rows) {
    const revisions = byStream.get(stream);
    if (revisions === undefined) byStream.set(stream, [revision]);
    else revisions.push(revision);
  }
  return [...byStream].flatMap(([stream, revisions]) => partsOfStream(stream, revisions));
}

function partsOfStream(stream: string, revisions: readonly number[]): readonly Part[] {
  const parts: { stream: string; from: number; to: number }[] = [];
  for (const revision of [...revisions].sort((a, b) => a - b)) {
    const part = parts.at(-1);
    if (part !== undefined && revision <= part.to + 1) part.to = revision;
    else parts.push({ stream, from: revision, to: revision });
  }
  return parts;
}

function spanOf(rows: readonly Indexed[]): number {
  const ordinals = rows.map(({ ordinal }) => ordinal);
  return Math.max(...ordinals) - Math.min(...ordinals) + 1;
}

async function readParts(store: EventStore, parts: readonly Part[]): Promise<readonly KeptEvent[]> {
  const left = [...parts];
  const found: KeptEvent[] = [];
  const readOn = async () => {
    for (let part = left.shift(); part !== undefined; part = left.shift())
      found.push(...(await readPart(store, part)));
  };
  await Promise.all(Array.from({ length: Math.min(QUESTIONS_AT_ONCE, parts.length) }, readOn));
  return found;
}

async function readPart(store: EventStore, { stream, from, to }: Part): Promise<readonly KeptEvent[]> {
  const found: KeptEvent[] = [];
  for (let next = from; next <= to;) {
    const limit = Math.min(PAGE, to - next + 1);
    const page = await store.readStream(stream, next, limit);
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < limit) break;
    next = last.revision + 1;
  }
  return found;
}

/** Everything from the first of them to the last. */
async function readBetween(store: EventStore, rows: readonly Indexed[]): Promise<readonly KeptEvent[]> {
  const positions = rows.map(({ position }) => position);
  const end = Math.max(...positions);
  const found: KeptEvent[] = [];
  for (let from = Math.min(...positions); ;) {
    // A position must be an event's, so each page begins with the last event of the one before.
    const page = await store.readAll(from, PAGE);
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE || last.position >= end) return found;
    from = last.position;
  }
}
