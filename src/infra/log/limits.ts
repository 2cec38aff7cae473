import { fault } from '../../app/fault.ts';
import type { Metadata, NewEvent } from '../../app/log/event-log.ts';

/** Bytes of UTF-8 in the data of one event; the whole decision of a renewal takes a few thousandths of it. */
export const MOST_BYTES_PER_EVENT = 1024 * 1024;
export const MOST_EVENTS_PER_APPEND = 500;
/** Characters of a stream's name. */
export const LONGEST_STREAM_NAME = 200;

/** PostgreSQL cannot store NUL; half a surrogate pair has no UTF-8 form and would come back as another text. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * What no writer may ask of any engine, refused before anything is written. Throws `nothing_to_append`,
 * `too_many_events`, `event_too_large`, `bad_stream`, `bad_revision`, `bad_id`, `bad_version`, `id_repeated`
 * or `unstorable_text`.
 */
export function checkAppend(stream: string, expectedRevision: number, events: readonly NewEvent[]): void {
  checkStream(stream);
  if (!Number.isSafeInteger(expectedRevision) || expectedRevision < -1) {
    throw fault(
      'bad_revision',
      `Expected revision ${expectedRevision} of ${stream}: give an integer from -1.`,
    );
  }
  if (events.length === 0) throw fault('nothing_to_append', `No events were given to append to ${stream}.`);
  if (events.length > MOST_EVENTS_PER_APPEND) {
    throw fault(
      'too_many_events',
      `${events.length} events for ${stream} at once; at most ${MOST_EVENTS_PER_APPEND}: append in parts.`,
    );
  }
  for (const event of events) checkEvent(stream, event);
  if (new Set(events.map(({ id }) => id)).size < events.length) {
    throw fault('id_repeated', `Two of the events for ${stream} have one id.`);
  }
}

function checkStream(stream: string): void {
  if (stream === '' || stream.length > LONGEST_STREAM_NAME || UNSTORABLE.test(stream)) {
    throw fault(
      'bad_stream',
      `A stream's name is well-formed text of 1 to ${LONGEST_STREAM_NAME} characters without NUL.`,
    );
  }
}

function checkEvent(stream: string, { id, type, version, data, metadata }: NewEvent): void {
  if (!UUID.test(id)) throw fault('bad_id', `An event of ${stream} has an id that is no lower-case UUID.`);
  if (!Number.isInteger(version) || version < 1) {
    throw fault(
      'bad_version',
      `Event ${id} of ${stream} has schema version ${version}: versions are integers from 1.`,
    );
  }
  if ([type, data, ...textsOf(metadata)].some((text) => UNSTORABLE.test(text))) {
    throw fault(
      'unstorable_text',
      `Event ${id} of ${stream} holds NUL or half a surrogate pair; canonical JSON never does.`,
    );
  }
  const bytes = Buffer.byteLength(data, 'utf8');
  if (bytes > MOST_BYTES_PER_EVENT) {
    throw fault(
      'event_too_large',
      `Event ${id} of ${stream} has ${bytes} bytes of data; at most ${MOST_BYTES_PER_EVENT}: keep documents elsewhere and their digest here.`,
    );
  }
}

function textsOf(metadata: Metadata): readonly string[] {
  return Object.values<string>({ ...metadata });
}
