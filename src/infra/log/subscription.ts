import { END, type EventLog, type LogFilter, type StoredEvent } from '../../app/event-log.ts';
import type { Bell } from './bell.ts';

/** Most events handed over at once. */
export const PAGE = 500;

/** How a subscription learns that there may be more. */
export interface Alarm {
  readonly bell: Bell;
  /** How often it looks although nothing rang. */
  readonly pollMs: number;
}

/**
 * Pages of events as the consumer asks for them, for ever or up to the filter's `until`: nothing is read
 * ahead, so a slow consumer holds nothing back but itself. The bell only hurries it; should every ring be
 * lost it still looks each `pollMs`. An error of the log ends it: the consumer knows how far it came. Whoever asks
 * for the page after the last one has caught up.
 */
export async function* subscription(
  log: Pick<EventLog, 'head' | 'readAll'>,
  { bell, pollMs }: Alarm,
  after: number,
  signal: AbortSignal,
  filter: LogFilter = {},
  onCaughtUp: (ordinal: number) => void = () => undefined,
): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  const until = filter.until ?? END;
  const listener = bell.listen();
  // Also while nobody asks for the next page: a reader that aborts may never ask again.
  signal.addEventListener('abort', listener.close);
  try {
    let position = after;
    let told: number | undefined;
    while (!signal.aborted && position < until) {
      const head = Math.min(await log.head(), until);
      const page = head > position ? await log.readAll(position, PAGE, { ...filter, until: head }) : [];
      if (page.length > 0) yield page;
      // A page that is not full has seen everything up to the head, also what the filter left out.
      position = page.length < PAGE ? Math.max(position, head) : lastOrdinal(page, position);
      if (head > position) continue;
      if (position !== told) onCaughtUp(position);
      told = position;
      if (position < until) await listener.wait(pollMs, signal);
    }
  } finally {
    signal.removeEventListener('abort', listener.close);
    listener.close();
  }
}

function lastOrdinal(page: readonly StoredEvent[], otherwise: number): number {
  return page.at(-1)?.ordinal ?? otherwise;
}
