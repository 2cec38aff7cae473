import { type EventData, NO_STREAM } from '@eventstore/db-client';
import { fault } from '../../../app/fault.ts';
import type { Connection } from './connection.ts';
import { bytesOf, isOfTheServer, toServerForm } from './event-form.ts';
import type { EventToKeep, WriteAnswer } from './event-store.ts';
import { refusedForGood, revisionFound } from './failure.ts';
import { type Patience, persistently, within } from './persistence.ts';
import { lastRevision, recordedIn } from './read.ts';

/** Its MaxAppendSize, as it is unless somebody set another. */
export const MOST_BYTES_PER_APPEND = 1024 * 1024;

/** One append: what, where, after which revision. */
interface Append {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly EventData[];
}

/** Writes as `EventStore.write` promises. */
export async function write(
  connection: Connection,
  patience: Patience,
  stream: string,
  expected: number,
  events: readonly EventToKeep[],
): Promise<WriteAnswer> {
  const append = {
    stream,
    expected,
    events: events.map((event, nth) => toServerForm(event, nth + 1 < events.length)),
  };
  requireAcceptable(append);
  // Whether an attempt ended without an answer: then what stands in the stream may be what it wrote.
  let unsure = false;
  const attempt = async () => {
    try {
      const answer = await appendOnce(connection, patience, append);
      if (answer.outcome === 'written' || !unsure) return answer;
      return (await whatStands(connection, patience, append)) ?? answer;
    } catch (error) {
      unsure = true;
      throw error;
    }
  };
  const what = `an append to ${stream}`;
  try {
    return await persistently(what, attempt, patience, connection.closed.signal);
  } catch (error) {
    if (refusedForGood(error, what) !== undefined) throw error;
    const found = await whatStands(connection, patience, append).catch(() => undefined);
    if (found === undefined) throw error;
    return found;
  }
}

function requireAcceptable({ stream, events }: Append): void {
  if (isOfTheServer(stream)) {
    throw fault('bad_stream', `${stream}: names that begin with $ are the EventStoreDB's own.`);
  }
  const bytes = events.reduce((sum, event) => sum + bytesOf(event), 0);
  if (bytes <= MOST_BYTES_PER_APPEND) return;
  throw fault(
    'append_too_large',
    `${events.length} events for ${stream} have ${bytes} bytes; an EventStoreDB takes at most ${MOST_BYTES_PER_APPEND} at once: append in parts, and keep documents elsewhere and their digest here.`,
  );
}

async function appendOnce(
  connection: Connection,
  { attemptMs }: Patience,
  { stream, expected, events }: Append,
): Promise<WriteAnswer> {
  try {
    const written = connection.appendToStream(stream, [...events], {
      ...connection.options,
      expectedRevision: expected < 0 ? NO_STREAM : BigInt(expected),
      deadline: attemptMs,
    });
    await within(attemptMs, written);
    return { outcome: 'written' };
  } catch (error) {
    const actual = revisionFound(error);
    if (actual === undefined) throw error;
    return { outcome: 'wrong_revision', actual };
  }
}

/** Our own events at their place, or others; undefined where nothing stands there. */
async function whatStands(
  connection: Connection,
  { attemptMs }: Patience,
  { stream, expected, events }: Append,
): Promise<WriteAnswer | undefined> {
  const ids = await recordedIn(connection, attemptMs, stream, expected + 1, events.length);
  if (ids.length === 0) return undefined;
  if (ids.length === events.length && events.every(({ id }, at) => id === ids[at])) {
    return { outcome: 'written' };
  }
  return { outcome: 'wrong_revision', actual: await lastRevision(connection, attemptMs, stream) };
}
