import type { OpenedEvent } from '../log/envelope.ts';

/** Events by the stream they stand in, each stream in their order; the one that is met first comes first. */
export function byStream(events: readonly OpenedEvent[]): ReadonlyMap<string, readonly OpenedEvent[]> {
  const streams = new Map<string, OpenedEvent[]>();
  for (const event of events) {
    const own = streams.get(event.stream);
    if (own === undefined) streams.set(event.stream, [event]);
    else own.push(event);
  }
  return streams;
}
