import type { Decision } from '../../domain/decision.ts';
import type { ObligationFact } from '../../domain/facts.ts';
import {
  isNews,
  type Reminder,
  type ReminderAbout,
  type ReminderCommand,
  type ReminderState,
} from '../../domain/reminder/index.ts';
import { addDays, type Day } from '../../domain/values/day.ts';

/** Days before the deadline on which an educator is reminded, if something is missing then. */
const DAYS_BEFORE = [180, 90, 30] as const;
/** From then on it is said that nothing but the application is missing. */
const APPLICATION_FROM = 90;
/** From then on it is said that nothing but somebody's act is missing. */
const AWAITED_FROM = 365;
/** Nobody is told that a deadline is over when that is so long ago. */
const ENDED_UNTIL = 90;

export interface Situation {
  readonly obligation: ObligationFact;
  readonly decision: Pick<Decision, 'outcome' | 'codes' | 'holdsUntil'>;
  readonly today: Day;
  readonly ordinal: number;
  /** What was said of the obligation so far. */
  readonly said: ReminderState;
}

/** What follows from how an obligation stands today. */
export interface Look {
  /** What is to be noted: one reminder, or that everything is there. */
  readonly note: Note | undefined;
  /** The day on which it must be looked at again though nothing happens; null where nothing is in sight. */
  readonly lookOn: Day | null;
}

export type Note = ReminderCommand;

/**
 * Whether an obligation can still give rise to a reminder; what is over for long, or done, cannot. What rests is spoken
 * of once it goes on; of what the agency closed, with nothing to follow, nothing is said.
 */
export function isWatched(obligation: ObligationFact, today: Day): boolean {
  const { completedOn, endsOn, rests = [], closed } = obligation;
  const isResting = rests.some(({ until }) => until === undefined);
  if (completedOn !== undefined || isResting || closed?.consequence === 'none') return false;
  return today <= addDays(endsOn, ENDED_UNTIL);
}

export function lookAt(situation: Situation): Look {
  const note = noteOf(situation);
  return { note, lookOn: nextLook(situation) };
}

function noteOf(situation: Situation): Note | undefined {
  const { obligation, decision, today, ordinal, said } = situation;
  const { outcome } = decision;
  if (outcome === 'not_applicable') return undefined;
  const reminder = reminderOf(situation);
  if (reminder !== undefined && isNews(reminder, said)) return { type: 'Remind', ...reminder };
  const isNewlyMet = outcome === 'met' && !said.met;
  return isNewlyMet ? { type: 'NoteMet', period: obligation.period, on: today, ordinal } : undefined;
}

function reminderOf(situation: Situation): Reminder | undefined {
  const { obligation, decision, today, ordinal, said } = situation;
  const deadline = obligation.endsOn;
  const acts = awaitedActs(decision);
  const near = DAYS_BEFORE.findLast((days) => today >= addDays(deadline, -days) && today <= deadline);
  const about = aboutWhat(situation, near, acts);
  if (about === undefined) return undefined;
  return {
    ...{ period: obligation.period, about, deadline, on: today, ordinal },
    ...(near === undefined ? {} : { daysBefore: near }),
    ...(acts === undefined ? {} : { acts }),
  };

  function aboutWhat(
    { decision: { outcome } }: Situation,
    days: number | undefined,
    awaited: readonly string[] | undefined,
  ): ReminderAbout | undefined {
    if (outcome === 'met') {
      if (obligation.appliedOn !== undefined) return undefined;
      if (today > deadline) return 'ended';
      return days !== undefined && days <= APPLICATION_FROM ? 'application' : undefined;
    }
    if (said.met) return 'fell_short';
    if (today > deadline) return 'ended';
    if (days !== undefined && !hasSaid('deadline', days)) return 'deadline';
    return awaited !== undefined && today >= addDays(deadline, -AWAITED_FROM) ? 'awaited' : undefined;
  }

  function hasSaid(what: ReminderAbout, days: number): boolean {
    return said.given.has(`${what} ${deadline} ${days}`);
  }
}

/** The acts that are awaited, where they are all that is missing. */
function awaitedActs({ outcome, codes }: Situation['decision']): readonly string[] | undefined {
  const isAll = outcome === 'undetermined' && codes.every((code) => code.startsWith(AWAITING));
  return isAll && codes.length > 0 ? codes.map((code) => code.slice(AWAITING.length)) : undefined;
}

const AWAITING = 'awaiting_';

function nextLook({ obligation: { endsOn }, decision, today }: Situation): Day | null {
  const { outcome, holdsUntil } = decision;
  const ours =
    outcome === 'not_applicable'
      ? []
      : [...[AWAITED_FROM, ...DAYS_BEFORE].map((days) => addDays(endsOn, -days)), addDays(endsOn, 1)];
  const days = [...ours, ...(holdsUntil === null ? [] : [holdsUntil])].filter((day) => day > today);
  return days.sort().at(0) ?? null;
}
