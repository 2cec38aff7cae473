import { fault } from '../../../app/fault.ts';
import type { ImportProgress } from '../../../app/import/progress.ts';
import type { EventLog, StoredEvent } from '../../../app/log/event-log.ts';
import { MOST_EVENTS_PER_APPEND } from '../limits.ts';
import { bytesOf, toServerForm } from './event-form.ts';
import type { EventStore } from './event-store.ts';
import type { ForeignEvent } from './follow.ts';
import { eventsOf, holdAgainst } from './hold-against.ts';
import { MOST_BYTES_PER_APPEND } from './write.ts';

export interface CopySettings {
  readonly log: Pick<EventLog, 'readAll' | 'head'>;
  readonly store: EventStore;
  readonly progress: ImportProgress;
  /** Ends the work between two appends; the next copy goes on there. */
  readonly signal: AbortSignal;
}

export interface Copied {
  /** So many the server had before. */
  readonly before: number;
  /** So many it has now: all of the log, each with the hash it has there. */
  readonly events: number;
}

/** For the store that is copied to: what is not in the ledger's form has no place beside the copy. */
export function refuseForeign({ stream, revision }: ForeignEvent): never {
  throw fault(
    'another_log',
    `The EventStoreDB holds what is not of a ledger: event ${revision} of ${stream}. Nothing is written there: name ` +
      'an empty one.',
  );
}

/**
 * Copies a log to a server that is empty or holds a beginning of the same log, one append after the other, so that
 * the server's order is that of the ordinals; then reads everything back and holds it against the log.
 * Undefined when it was interrupted. Throws `another_log` where the server holds anything else, and `log_grew` where
 * somebody appended meanwhile.
 */
export async function copyLog({ log, store, progress, signal }: CopySettings): Promise<Copied | undefined> {
  const isStopped = () => signal.aborted;
  const look = async (what: string, total: number): Promise<number> => {
    progress.begin(what, total);
    try {
      return await holdAgainst(log, store, signal, progress.row);
    } finally {
      progress.end();
    }
  };
  const head = await log.head();
  const before = await look('what is there', head);
  if (isStopped()) return undefined;

  progress.begin('copy', head - before);
  try {
    for await (const run of runsOf(eventsOf(log, before))) {
      if (isStopped()) return undefined;
      await write(store, run);
      for (const { ordinal } of run) progress.row(ordinal - before);
    }
  } finally {
    progress.end();
  }

  const events = await look('check', await log.head());
  if (isStopped()) return undefined;
  const wanted = await log.head();
  if (events === wanted) return { before, events };
  throw fault(
    'log_grew',
    `${events} events are copied and checked, and the log has grown to ${wanted} meanwhile. Stop the servers and ` +
      'copy again: it goes on from here.',
  );
}

async function write(store: EventStore, run: readonly StoredEvent[]): Promise<void> {
  const [first] = run;
  if (first === undefined) return;
  const answer = await store.write(first.stream, first.revision - 1, run);
  if (answer.outcome === 'written') return;
  throw fault(
    'another_writer',
    `Somebody else wrote to ${first.stream} in the EventStoreDB while the log was copied, and stands at revision ` +
      `${answer.actual}. Let nothing else write there and copy again.`,
  );
}

/** What stands side by side in one stream is one append, as large as a server takes. */
async function* runsOf(events: AsyncIterable<StoredEvent>): AsyncGenerator<readonly StoredEvent[], void> {
  let run: StoredEvent[] = [];
  let bytes = 0;
  for await (const event of events) {
    const more = bytesOf(toServerForm(event, true));
    const fits =
      run[0]?.stream === event.stream &&
      run.length < MOST_EVENTS_PER_APPEND &&
      bytes + more <= MOST_BYTES_PER_APPEND;
    if (!fits && run.length > 0) {
      yield run;
      [run, bytes] = [[], 0];
    }
    run.push(event);
    bytes += more;
  }
  if (run.length > 0) yield run;
}
