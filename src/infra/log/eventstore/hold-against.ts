import { fault } from '../../../app/fault.ts';
import type { EventLog, StoredEvent } from '../../../app/log/event-log.ts';
import type { EventStore } from './event-store.ts';
import { numberEvents, type LastGiven } from './number-events.ts';

const PAGE = 500;

/**
 * Holds all that a server has, event by event as an index would number it, against the log it was copied from: the
 * hash is over every byte, with place, ordinal and instant. Answers how many there are. Throws `another_log` at the first that is not that log's.
 */
export async function holdAgainst(
  log: Pick<EventLog, 'readAll'>,
  store: EventStore,
  signal: AbortSignal,
  onEvent: (ordinal: number) => void,
): Promise<number> {
  const head = await store.head();
  let last: LastGiven = { ordinal: 0, recordedAt: 0 };
  if (head === undefined) return 0;
  const expected = eventsOf(log);
  const ended = new AbortController();
  try {
    for await (const { events, position } of store.follow(
      undefined,
      AbortSignal.any([signal, ended.signal]),
    )) {
      for (const found of numberEvents(events, last)) {
        const { value: wanted } = await expected.next();
        if (wanted?.hash !== found.hash) throw anotherLog(found, wanted);
        last = found;
        onEvent(found.ordinal);
      }
      if (position >= head) break;
    }
  } finally {
    ended.abort();
    await expected.return(undefined);
  }
  return last.ordinal;
}

/** Every event after an ordinal, page by page, as far as the log goes when it is asked. */
export async function* eventsOf(
  log: Pick<EventLog, 'readAll'>,
  after = 0,
): AsyncGenerator<StoredEvent, undefined> {
  for (let seen = after; ;) {
    const page = await log.readAll(seen, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return undefined;
    seen = last.ordinal;
  }
}

function anotherLog(found: StoredEvent, wanted: StoredEvent | undefined): Error {
  const there = `${found.type} ${found.id} in ${found.stream}`;
  const because =
    wanted === undefined
      ? `it goes on after the last event of the log, with ${there}`
      : `its event ${found.ordinal} is ${there}, and that of the log is ${wanted.type} ${wanted.id} in ${wanted.stream}` +
        (wanted.id === found.id ? ', with other content, place or instant' : '');
  return fault(
    'another_log',
    `The EventStoreDB holds something else than this log or a beginning of it: ${because}. Nothing is written there: ` +
      'name an empty one.',
  );
}
