import type { EventLog } from '../../src/app/log/event-log.ts';
import { readEvery } from '../../src/app/log/ledger.ts';
import { openEvents } from '../../src/app/log/open-events.ts';
import type { Due, ReminderEvent } from '../../src/domain/reminder/events.ts';
import { lookOnce } from '../../src/infra/reactors/look-at-deadlines.ts';
import { followLog } from '../../src/infra/reactors/reminder-clerk.ts';
import type { TestLedger } from '../support/ledger.ts';

const fail = (told: unknown) => {
  throw told;
};

/** The log as it is read by somebody who stops at its end. */
export async function ending(log: EventLog): Promise<EventLog> {
  const until = await log.head();
  return {
    ...log,
    subscribeAll: (after, signal, filter) => log.subscribeAll(after, signal, { ...filter, until }),
  };
}

/** Lets the clerk do what is to be done now, as its process would in a quiet moment, over a log that may end it. */
export async function letClerkWork(
  { jurist, pool }: TestLedger,
  log: EventLog = jurist.ledger.log,
): Promise<void> {
  const told = { ...jurist, ledger: { ...jurist.ledger, log } };
  const settings = { pool, jurist: { ...told, ledger: { ...told.ledger, log: await ending(log) } } };
  await followLog({ ...settings, logger: { error: fail } }, new AbortController().signal);
  while ((await lookOnce({ pool, jurist: told })) > 0);
}

export async function reminderEvents({ jurist: { ledger } }: TestLedger): Promise<readonly ReminderEvent[]> {
  const events = await openEvents(await readEvery(ledger.log, { streams: ['reminder-'] }), ledger.vault);
  return events.flatMap((event) =>
    event.type === 'reminder.Due' || event.type === 'reminder.MetNoted'
      ? [{ type: event.type, data: event.data } as ReminderEvent]
      : [],
  );
}

export async function remindersOf(current: TestLedger): Promise<readonly Due['data'][]> {
  return (await reminderEvents(current)).flatMap((event) =>
    event.type === 'reminder.Due' ? [event.data] : [],
  );
}
