import { END, type EventLog, type LogFilter, type StoredEvent } from '../../app/log/event-log.ts';
import { pause } from '../pause.ts';
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
 * Where more had come each of so many times while the pages before were worked on, the stream is steady: then it rests
 * so many times as long as the last page took, up to a bound, and what comes meanwhile makes one page. Who is called
 * now and then waits for nothing.
 */
const REST = { after: 3, times: 4, atMostMs: 100 };

type Tail = Pick<EventLog, 'head' | 'readAll'>;

/**
 * Pages of events as the consumer asks for them, for ever or up to the filter's `until`: nothing is read
 * ahead, so a slow consumer holds nothing back but itself. The bell only hurries it; should every ring be
 * lost it still looks each `pollMs`. An error of the log ends it: the consumer knows how far it came. Whoever asks
 * for more after a page that was not full has caught up.
 */
export async function* subscription(
  log: Tail,
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
    let steady = 0;
    const isStopped = () => signal.aborted;
    while (!isStopped() && position < until) {
      const began = performance.now();
      const { page, reached } = await pageAfter(log, position, filter);
      if (page.length > 0) yield page;
      position = reached;
      if (page.length === PAGE || isStopped()) continue;
      if (position !== told) onCaughtUp(position);
      told = position;
      // Whatever came since the page was read has rung, and the wait is over at once.
      if (position >= until) return;
      steady = (await listener.wait(pollMs, signal)) ? steady + 1 : 0;
      if (steady >= REST.after) {
        await pause(Math.min(REST.times * (performance.now() - began), REST.atMostMs), signal);
      }
    }
  } finally {
    signal.removeEventListener('abort', listener.close);
    listener.close();
  }
}

interface Page {
  readonly page: readonly StoredEvent[];
  /** Up to here everything was seen, also what the filter left out. */
  readonly reached: number;
}

async function pageAfter(log: Tail, position: number, filter: LogFilter): Promise<Page> {
  const { until = END, streams, types, educators } = filter;
  if (streams === undefined && types === undefined && educators === undefined) {
    // Ordinals have no gaps: where nothing is left out, the last one tells how far it reached.
    const page = await log.readAll(position, PAGE, filter);
    return { page, reached: page.at(-1)?.ordinal ?? position };
  }
  const head = Math.min(await log.head(), until);
  const page = head > position ? await log.readAll(position, PAGE, { ...filter, until: head }) : [];
  // A page that is not full has seen everything up to the head.
  const reached = page.length < PAGE ? head : (page.at(-1)?.ordinal ?? head);
  return { page, reached: Math.max(position, reached) };
}
