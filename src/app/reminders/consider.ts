import { isRefusal, refuse } from '../../domain/decider.ts';
import type { Facts, ObligationFact } from '../../domain/facts.ts';
import { reminder, type ReminderState } from '../../domain/reminder/index.ts';
import { reminderStream } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import { evaluate } from '../../rules/index.ts';
import { execute } from '../executing/execute.ts';
import { derivedId, stepId } from '../executing/ids.ts';
import { stepRefused } from '../executing/step-refused.ts';
import { type EducatorRecord, factsFor, recordOf } from '../facts/facts-of.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { type LeaveOut, orLeftOut } from '../log/leave-out.ts';
import { readEvery, stateOf } from '../log/ledger.ts';
import { openReadable } from '../log/open-events.ts';
import type { PolicyInForce } from '../standing/policy-book.ts';
import { type Jurist, lawsAt, obligationsOf } from '../standing/standing.ts';
import { isWatched, lookAt, type Note } from './look.ts';
import { openingOf, openWindow } from './renewal-opens.ts';

/** The reactor that looks at every deadline: decides which reminders are due, and says when renewal opens. */
export const REMINDER_CLERK = 'reminder-clerk';

/** Up to where the log was read, and the day that began last in each state by then. */
export interface Basis {
  readonly jurist: Jurist;
  readonly ordinal: number;
  readonly todays: ReadonlyMap<string, Day>;
  /** Nobody is reminded; what opens is recorded all the same. */
  readonly silent?: boolean;
  /** Hears who cannot be looked at, while the others are. */
  readonly leaveOut?: LeaveOut;
  /** Does what it is given on behalf of the request that was the cause, so far as that is known. */
  readonly onBehalf?: <T>(cause: Cause, work: () => Promise<T>) => Promise<T>;
}

/** For which request somebody is looked at. */
export interface Cause {
  readonly event: string;
  readonly educator: string;
  /** That of the event, or its id where it is nobody's own, as law and days are. */
  readonly correlationId: string;
}

/** An educator to look at, and the event that asked for it. */
export interface Asked {
  readonly educator: string;
  readonly cause: string;
}

/** An obligation that is watched, and when it is to be looked at again. */
export interface Watched {
  readonly period: string;
  readonly educator: string;
  readonly state: string;
  readonly lookOn: Day | null;
}

/**
 * Looks at every obligation of some educators and records what is due and what opened. One reading of the log for all of them.
 * Command ids follow from the event that asked, and the stream of an obligation's reminders holds what was said:
 * whoever does it again, here or on another server, says nothing a second time.
 */
export async function consider(asked: readonly Asked[], basis: Basis): Promise<readonly Watched[]> {
  const eventsOf = await eventsOfEach(asked, basis);
  const lawOf = lawsAt(basis.jurist, basis.ordinal);
  const watched: Watched[] = [];
  const { onBehalf = (_, work) => work(), leaveOut } = basis;
  for (const { educator, cause } of asked) {
    const events = eventsOf.get(educator);
    if (events === undefined) continue;
    const correlationId = events.find(({ eventId }) => eventId === cause)?.metadata.correlationId ?? cause;
    const because = { event: cause, educator, correlationId };
    const look = async () => {
      const found: Watched[] = [];
      const record = recordOf(educator, events);
      for (const obligation of obligationsOf(record)) {
        const law = await lawOf(obligation.state, obligation.strand);
        found.push(...(await considerOne({ because, record, events, obligation, law }, basis)));
      }
      return found;
    };
    watched.push(...((await orLeftOut(educator, leaveOut, () => onBehalf(because, look))) ?? []));
  }
  return watched;
}

interface Matter {
  readonly because: Cause;
  readonly record: EducatorRecord;
  readonly events: readonly OpenedEvent[];
  readonly obligation: ObligationFact;
  readonly law: PolicyInForce | undefined;
}

/** Every day is after this one, so that the first day that begins asks again. */
const AT_ONCE = '1900-01-01';

async function considerOne(
  { because, record, events, obligation, law }: Matter,
  basis: Basis,
): Promise<readonly Watched[]> {
  const { ordinal, todays, silent = false } = basis;
  const { period, state } = obligation;
  const watched = { period, educator: because.educator, state };
  const facts = factsFor(record, period, ordinal);
  const today = todays.get(state);
  // A period whose license is not in the record yet is looked at once the license's event is seen.
  if (facts === undefined || obligation.completedOn !== undefined) return [];
  if (law === undefined || today === undefined) return [{ ...watched, lookOn: AT_ONCE }];
  if (!isWatched(obligation, today)) return [];
  const decision = evaluate(law.policy, law.settings, facts, today);
  const lookUnder = (said: ReminderState) => lookAt({ obligation, decision, today, ordinal, said });
  const { note, lookOn } = lookUnder(saidOf(obligation, events));
  if (note !== undefined && !silent)
    await say(because, obligation, (said) => lookUnder(said).note, basis.jurist);
  const opensOn = await noteOpening({ because, record, obligation, law }, facts, today, basis);
  return [{ ...watched, lookOn: earlier(lookOn, opensOn) }];
}

/** Says that renewal may be applied for, once it may; answers the day on which it may, where that is to come. */
async function noteOpening(
  { because, record, obligation, law }: Omit<Matter, 'events' | 'law'> & { readonly law: PolicyInForce },
  facts: Facts,
  today: Day,
  { jurist }: Basis,
): Promise<Day | null> {
  const { period, license } = obligation;
  if (record.licenses.get(license)?.windows.includes(period) !== false || today > obligation.endsOn)
    return null;
  const opening = openingOf(law, facts, today);
  if (opening === undefined) return null;
  if (opening.opensOn > today) return opening.opensOn;
  await openWindow(jurist.ledger, obligation, because.educator, opening, {
    commandId: stepId(derivedId('reactor', REMINDER_CLERK, because.event), `window ${period}`),
    actor: `reactor:${REMINDER_CLERK}`,
    correlationId: because.correlationId,
    causationId: because.event,
  });
  return null;
}

function earlier(a: Day | null, b: Day | null): Day | null {
  return a === null || b === null ? (a ?? b) : a < b ? a : b;
}

async function eventsOfEach(
  asked: readonly Asked[],
  { jurist: { ledger }, ordinal, leaveOut }: Basis,
): Promise<ReadonlyMap<string, readonly OpenedEvent[]>> {
  const educators = asked.map(({ educator }) => educator);
  if (educators.length === 0) return new Map();
  const stored = await readEvery(ledger.log, { educators, until: ordinal });
  const byEducator = new Map<string, OpenedEvent[]>(educators.map((educator) => [educator, []]));
  const without: LeaveOut | undefined =
    leaveOut &&
    (async (educator, error) => {
      await leaveOut(educator, error);
      byEducator.delete(educator);
    });
  for (const event of await openReadable(stored, ledger.vault, without)) {
    byEducator.get(event.metadata.educator ?? '')?.push(event);
  }
  return byEducator;
}

function saidOf({ period }: ObligationFact, events: readonly OpenedEvent[]): ReminderState {
  const stream = reminderStream(period);
  return stateOf(
    reminder,
    events.filter((event) => event.stream === stream),
  );
}

async function say(
  { educator, event: cause, correlationId }: Cause,
  { period, state }: ObligationFact,
  noteUnder: (said: ReminderState) => Note | undefined,
  { ledger }: Jurist,
): Promise<void> {
  const answer = await execute(
    ledger,
    reminder,
    { stream: reminderStream(period), state, educator },
    {
      asked: { type: 'Consider', period },
      // What was said since the record was read counts too.
      given: (said) => noteUnder(said) ?? SAID_ALREADY,
    },
    {
      commandId: stepId(derivedId('reactor', REMINDER_CLERK, cause), period),
      actor: `reactor:${REMINDER_CLERK}`,
      correlationId,
      causationId: cause,
    },
  );
  if (isRefusal(answer) && !NO_MORE_TO_SAY.includes(answer.refused)) {
    throw stepRefused(answer, `${REMINDER_CLERK} could not speak of ${period}`);
  }
}

const SAID_ALREADY = refuse('said_already', 'Nothing is to be said that was not said already.');
/** Who was erased is not written to any more. */
const NO_MORE_TO_SAY = [SAID_ALREADY.refused, 'erased'];
