import type { StoredEvent } from '../../../app/log/event-log.ts';
import { hashOf } from '../event-hash.ts';
import type { KeptEvent } from './event-store.ts';

/** An event with what the index gives it. */
export interface NumberedEvent extends StoredEvent {
  readonly position: number;
}

/** The last ordinal and instant that were given. */
export interface LastGiven {
  readonly ordinal: number;
  readonly recordedAt: number;
}

/** Gives each event the next ordinal, an instant that never goes back, and the hash over both and all it is. */
export function numberEvents(events: readonly KeptEvent[], last: LastGiven): readonly NumberedEvent[] {
  let instant = last.recordedAt;
  return events.map((event, nth) => {
    instant = Math.max(instant, event.recordedAt);
    return { ...numbered(event, last.ordinal + 1 + nth, instant), position: event.position };
  });
}

/** The event as the ledger knows it, under its ordinal and instant. */
export function numbered(event: KeptEvent, ordinal: number, recordedAt: number): StoredEvent {
  const { stream, revision, id, type, version, data, metadata } = event;
  const placed = { ordinal, stream, revision, id, type, version, data, metadata, recordedAt };
  return { ...placed, hash: hashOf(placed) };
}
