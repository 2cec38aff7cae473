// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

/**
 * Why an educator is reminded of an obligation: its deadline comes near and something is missing; everything is
 * there but the application; nothing but somebody's act is missing; something that counted counts no more; the
 * deadline is over.
 */
export type ReminderAbout = 'deadline' | 'application' | 'awaited' | 'fell_short' | 'ended';

/** The educator is to be reminded. Its text is made from the decision as of `on`, by what was known at `ordinal`. */
export interface Due {
  readonly type: 'reminder.Due';
  readonly data: {
    /** Stream of the obligation. */
    readonly period: string;
    readonly about: ReminderAbout;
    /** The last day that counts, as it was then. */
    readonly deadline: Day;
    /** Of the days before the deadline on which reminders go out, the one that has come. */
    readonly daysBefore?: number;
    /** Codes of the acts that are awaited, sorted, where nothing else is missing. */
    readonly acts?: readonly string[];
    readonly on: Day;
    readonly ordinal: number;
  };
}

/** What is required was all there on that day; nobody is written to, but should it fall short later they are. */
export interface MetNoted {
  readonly type: 'reminder.MetNoted';
  readonly data: { readonly period: string; readonly on: Day; readonly ordinal: number };
}

export type ReminderEvent = Due | MetNoted;
