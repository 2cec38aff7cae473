import { type Circumstances, dataOf, type Refusal, refuse } from '../decider.ts';
import { addDays, type Day, isDay } from '../values/day.ts';
import { isWord } from '../values/identifiers.ts';
import type { StatusCommand } from './commands.ts';
import type { LicenseEvent } from './events.ts';
import type { LicenseState, StatedStatus } from './state.ts';

type Answer = readonly LicenseEvent[] | Refusal;
type Command<T extends StatusCommand['type']> = Extract<StatusCommand, { type: T }>;

/** A license may have one status several times, as who retires, returns and retires again, but once on each day. */
export function beginStatus(
  command: Command<'BeginStatus'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  const { status, from, until } = command;
  if (!isWord(status)) return refuse('status', 'A status is a lower-case word, as retired.');
  if (!isDay(from) || (until !== undefined && (!isDay(until) || until < from))) {
    return refuse(
      'status_days',
      'A status begins on a day, and ends on the same or a later one where it does.',
    );
  }
  const { issuedOn = from, statuses } = state;
  if (from < issuedOn) {
    return refuse(
      'before_issue',
      `The license was first issued on ${issuedOn} and had no status on ${from}. Name a later day, or correct the day of issue first.`,
    );
  }
  const known = statuses.find((span) => span.status === status && overlap(span, { from, until }));
  if (known?.from === from && known.until === until) return [];
  if (known !== undefined) return alreadySo(known);
  return (
    givenProblem(status, state) ?? [
      { type: 'license.StatusBegan', data: { by: actor, on: today, ...dataOf(command) } },
    ]
  );
}

export function endStatus(
  { status, from }: Command<'EndStatus'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  if (!isDay(from)) return refuse('status_days', 'Name the first day on which it is not so any more.');
  const spans = state.statuses.filter((one) => one.status === status && one.from <= from);
  const last = spans.at(-1);
  if (last === undefined) {
    return refuse('status_unknown', `The license has no status "${status}" on record that began by ${from}.`);
  }
  if (last.until === addDays(from, -1)) return [];
  if (last.until !== undefined && last.until < from) {
    return refuse('status_ended', `It ended on ${last.until} already.`);
  }
  return [{ type: 'license.StatusEnded', data: { by: actor, on: today, status, from } }];
}

/** What a way of the law gave ends by another way, and is not stated beside it. */
function givenProblem(status: string, { status: given }: LicenseState): Refusal | undefined {
  if (given?.status !== status) return undefined;
  return refuse(
    'status_given',
    `A way of the law gave the license the status ${status} from ${given.from}; it ends by another way.`,
  );
}

function alreadySo({ status, from, until }: StatedStatus): Refusal {
  const end = until === undefined ? 'without a last day' : `to ${until}`;
  return refuse(
    'status_differs',
    `The license is ${status} from ${from}, ${end}, on record already. End that first, from ${from} if it never was so.`,
  );
}

function overlap(one: Span, other: Span): boolean {
  return one.from <= (other.until ?? one.from) && other.from <= (one.until ?? other.from);
}

interface Span {
  readonly from: Day;
  readonly until?: Day | undefined;
}
