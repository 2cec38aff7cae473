import { recordOf } from '../facts/facts-of.ts';
import { fault } from '../fault.ts';
import { readEducator, readStream } from '../log/ledger.ts';
import { type Jurist, recordAt, standingAt } from '../standing/standing.ts';
import { type Message, messageOf } from './message.ts';

/** Where a reminder stands in the log. */
export interface ReminderPlace {
  readonly reminder: string;
  readonly stream: string;
  readonly educator: string;
}

/** A reminder as it is sent. It is put together when it is sent: no address is kept anywhere but sealed in the log. */
export interface Letter extends Message {
  /** Event that asked for it: the same at each attempt. */
  readonly reminder: string;
  readonly educator: string;
  /** Undefined where none is on record. */
  readonly address: string | undefined;
}

/** Undefined where it has become needless: the license was renewed, or the educator's data were erased. */
export async function letterFor(
  jurist: Jurist,
  { reminder, stream, educator }: ReminderPlace,
): Promise<Letter | undefined> {
  const { ledger } = jurist;
  const due = (await readStream(ledger, stream)).find(({ eventId }) => eventId === reminder);
  if (due?.type !== 'reminder.Due') throw fault('reminder_unknown', `${stream} has no reminder ${reminder}.`);
  const { period, on, ordinal } = due.data;

  const events = await readEducator(ledger, educator, await ledger.log.head());
  const registered = events.find((event) => event.type === 'educator.Registered');
  // What was sealed reads as null once the educator's key was erased.
  if (registered?.data.familyName === null) return undefined;
  if (recordOf(educator, events).obligations.get(period)?.completedOn !== undefined) return undefined;

  const standing = await standingAt(jurist, await recordAt(ledger, educator, ordinal), period, on, ordinal);
  if (standing === undefined) throw fault('reminder_unfounded', `${stream} speaks of no obligation.`);
  const { decision, obligation } = standing;
  const address = registered?.data.email ?? undefined;
  return {
    reminder,
    educator,
    address,
    ...messageOf({ reminder: due.data, license: obligation.license, decision }),
  };
}
