import { fault } from '../../app/fault.ts';
import type { EventStore } from '../log/eventstore/event-store.ts';
import { type LastGiven, numberEvents, type NumberedEvent } from '../log/eventstore/number-events.ts';
import { pagesOf } from '../log/eventstore/pages-of.ts';
import type { Manifest } from './manifest.ts';

/** Throws `not_copied` unless a server holds as many events as a backup, from the same first to the same last. */
export async function requireCopied(store: EventStore, { head, ledger }: Manifest): Promise<void> {
  let first: NumberedEvent | undefined;
  let last: LastGiven = { ordinal: 0, recordedAt: 0 };
  for await (const page of pagesOf(store)) {
    const more = numberEvents(page, last);
    first ??= more[0];
    last = more.at(-1) ?? last;
  }
  const isSame =
    last.ordinal === head.ordinal && last.recordedAt === head.recorded_at && (first?.hash ?? null) === ledger;
  if (isSame) return;
  throw fault(
    'not_copied',
    `The EventStoreDB at EVENTSTORE_URL holds ${last.ordinal} events, and the backup is of a log of ${head.ordinal}` +
      `${last.ordinal === head.ordinal ? ', and they are not the same' : ''}. Stop the servers, make the backup and ` +
      'copy the log (npm run log -- copy), and restore then. Nothing was restored.',
  );
}
