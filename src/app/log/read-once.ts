import type { OpenedEvent } from './envelope.ts';
import type { EventLog, LogFilter } from './event-log.ts';
import { type Ledger, readEvery } from './ledger.ts';
import { openEvents } from './open-events.ts';

/** What was read, and up to which place of the log. */
interface Read {
  readonly events: readonly OpenedEvent[];
  readonly until: number;
}

/** Reads what a filter, which a name stands for, lets through, as it stood at an ordinal. */
export type ReadUntil = (
  ledger: Ledger,
  name: string,
  filter: LogFilter,
  ordinal: number,
) => Promise<readonly OpenedEvent[]>;

/**
 * What a log says never changes, so what was read of it is kept for as long as the log is, and only what came since is
 * read. Until something comes it is the same list, so that what is made of it can be kept beside it.
 */
export function readingOnce(): ReadUntil {
  const readOf = new WeakMap<EventLog, Map<string, Read>>();
  return async ({ log, vault }, name, filter, ordinal) => {
    const kept = readOf.get(log) ?? new Map<string, Read>();
    readOf.set(log, kept);
    const known = kept.get(name) ?? { events: [], until: 0 };
    if (ordinal <= known.until) {
      const isLater = (known.events.at(-1)?.ordinal ?? 0) > ordinal;
      return isLater ? known.events.filter((event) => event.ordinal <= ordinal) : known.events;
    }
    const stored = await readEvery(log, { ...filter, until: ordinal }, known.until);
    const read = await openEvents(stored, vault);
    const events = read.length === 0 ? known.events : [...known.events, ...read];
    // Another reader may have come further meanwhile.
    if (ordinal > (kept.get(name)?.until ?? 0)) kept.set(name, { events, until: ordinal });
    return events;
  };
}
