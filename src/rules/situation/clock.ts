import { addDays, daysBetween, type Day } from '../../domain/values/day.ts';
import { STILL } from '../language/lists.ts';

/** A day that stands still, or one that moves on with the day asked about and never back. */
export type At = Day | ((asOf: Day) => Day);

/** A day that may not exist (null: nothing on record has it) or not be known (undefined). */
export type Found = At | null | undefined;

/** The day asked about itself. */
export const TODAY: At = (asOf) => asOf;

/**
 * What one run knows of the day asked about: only what it compared with it. So it can be said until when every
 * comparison, and with them the answer, stays as it is.
 */
export interface Clock {
  /** Whether a day has come. */
  readonly hasCome: (day: Day) => boolean;
  /** Whether a day is over. */
  readonly isOver: (day: Day) => boolean;
  /** Whether one day is not after another. */
  readonly isInOrder: (earlier: At, later: At) => boolean;
  /** A number that only grows, or only falls, as days go by. */
  readonly grown: (on: (asOf: Day) => number) => number;
  /** A number that may rise and fall again as days go by. */
  readonly changing: (on: (asOf: Day) => number) => number;
  /** The same on another day, which may move on with the one asked about. */
  readonly shifted: (to: At) => Shifted;
}

/** A clock on another day. Once it was asked, `watch` tells when it comes to a day on which it answers otherwise. */
export interface Shifted {
  readonly day: Day;
  readonly clock: Clock;
  readonly watch: (asked: Clock) => void;
}

export interface RunningClock extends Clock {
  /** The first later day on which something compared so far comes out differently; undefined when none does. */
  readonly next: () => Day | undefined;
}

export function clockAt(asOf: Day): RunningClock {
  return new ClockOfOneDay(asOf);
}

/** A class, since there is one for every run, and functions made anew for each take longer than their work. */
class ClockOfOneDay implements RunningClock {
  private readonly asOf: Day;
  private first: Day | undefined;
  /** The first day whose end changes something: the day after it is reckoned only when it is asked for. */
  private ends: Day | undefined;

  constructor(asOf: Day) {
    this.asOf = asOf;
  }

  hasCome(day: Day): boolean {
    if (day <= this.asOf) return true;
    this.changesOn(day);
    return false;
  }

  isOver(day: Day): boolean {
    if (day < this.asOf) return true;
    if (this.ends === undefined || day < this.ends) this.ends = day;
    return false;
  }

  isInOrder(earlier: At, later: At): boolean {
    if (earlier === later) return true;
    if (typeof earlier === 'string') {
      if (typeof later === 'string') return earlier <= later;
      if (later === TODAY) return this.hasCome(earlier);
    }
    return this.watchOrder(earlier, later);
  }

  grown(on: (asOf: Day) => number): number {
    return this.watchOnce(on);
  }

  changing(on: (asOf: Day) => number): number {
    return this.watch(on, true);
  }

  shifted(to: At): Shifted {
    return {
      day: onDay(to, this.asOf),
      clock: clockAt(onDay(to, this.asOf)),
      watch: (asked) => {
        const next = asked instanceof ClockOfOneDay ? asked.next() : undefined;
        if (next !== undefined && typeof to !== 'string') this.isInOrder(next, to);
      },
    };
  }

  next(): Day | undefined {
    const { ends, first } = this;
    if (ends !== undefined && (first === undefined || ends < first)) this.changesOn(addDays(ends, 1));
    return this.first;
  }

  private changesOn(day: Day | undefined): void {
    if (day !== undefined && day < STILL && (this.first === undefined || day < this.first)) this.first = day;
  }

  private watchOrder(earlier: At, later: At): boolean {
    const { asOf } = this;
    const isSo = (day: Day) => onDay(earlier, day) <= onDay(later, day);
    if (typeof earlier === 'string' || typeof later === 'string') return this.watchOnce(isSo);
    return this.watch(isSo, rests(earlier, asOf) || rests(later, asOf));
  }

  /** What changes after the first change found so far is of no interest. */
  private watchOnce<T extends boolean | number>(on: (day: Day) => T): T {
    this.changesOn(onlyChange(on, this.asOf, this.first));
    return on(this.asOf);
  }

  private watch<T extends boolean | number>(on: (day: Day) => T, recurs: boolean): T {
    this.changesOn(firstChange(on, this.asOf, this.first, recurs));
    return on(this.asOf);
  }
}

export function onDay(at: At, asOf: Day): Day {
  return typeof at === 'string' ? at : at(asOf);
}

/** Two days that both move may pass each other within a year or two: so many days are looked at one by one. */
const DAYS_ONE_BY_ONE = 800;
/** What comes again every year is seen within one. */
const DAYS_OF_A_YEAR = 366;
const LAST_STEP = 1 << 15;

/** Whether a day that moves rests between its steps, as the end of a month does, and so may be passed every year. */
function rests(at: (asOf: Day) => Day, asOf: Day): boolean {
  return [1, 101, 203].some((days) => at(addDays(asOf, days)) === at(addDays(asOf, days + 1)));
}

/**
 * The first day after `asOf`, and before another, on which a function differs, looked for in ever longer steps and
 * then between them.
 */
function firstChange(
  on: (day: Day) => unknown,
  asOf: Day,
  before: Day | undefined,
  recurs: boolean,
): Day | undefined {
  const now = on(asOf);
  const last = before === undefined ? LAST_STEP : daysBetween(asOf, before) - 1;
  const differs = (days: number) => on(addDays(asOf, days)) !== now;
  const changesLater = mayChange(differs);
  if (!changesLater && !recurs) return undefined;
  const oneByOne = Math.min(last, changesLater ? DAYS_ONE_BY_ONE : DAYS_OF_A_YEAR);
  for (let days = 1; days <= oneByOne; days += 1) if (differs(days)) return addDays(asOf, days);
  if (!changesLater) return undefined;
  let low = DAYS_ONE_BY_ONE;
  let high = DAYS_ONE_BY_ONE * 2;
  while (!differs(high)) {
    if (high >= last) return undefined;
    low = high;
    high *= 2;
  }
  return addDays(asOf, halved(low, high, differs));
}

/** Likewise of a function that never comes back to what it was, as far as the day before which it matters. */
function onlyChange(on: (day: Day) => unknown, asOf: Day, before: Day | undefined): Day | undefined {
  const now = on(asOf);
  const last = before === undefined ? LAST_STEP : daysBetween(asOf, before) - 1;
  const differs = (days: number) => on(addDays(asOf, days)) !== now;
  if (last < 1 || !differs(last)) return undefined;
  let low = 0;
  let high = 1;
  while (high < last && !differs(high)) {
    low = high;
    high *= 2;
  }
  return addDays(asOf, halved(low, Math.min(high, last), differs));
}

/** The first number for which something holds, that does not hold for `low` and does for `high`. */
function halved(low: number, high: number, holds: (number: number) => boolean): number {
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Most comparisons never change again, or change within a year; three glances tell of the others. */
function mayChange(differs: (days: number) => boolean): boolean {
  return [DAYS_ONE_BY_ONE, DAYS_ONE_BY_ONE * 4, LAST_STEP].some(differs);
}
