import { ChronoUnit, LocalDate } from '@js-joda/core';

/**
 * A calendar day as `YYYY-MM-DD`, the same string from a policy file to the screen.
 * Days compare with `<` and `>` as strings, because the form is fixed.
 */
export type Day = string;

const SHAPE = /^(19|20|21)\d\d-\d\d-\d\d$/;

/** Whether the text names a real day of the years 1900 to 2199; `2023-02-29` does not. */
export function isDay(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  try {
    dateOf(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The parts of a day are where they are; a parser of patterns takes eight times as long to find them. Throws where
 * there is no such day.
 */
function dateOf(day: Day): LocalDate {
  return LocalDate.of(+day.slice(0, 4), +day.slice(5, 7), +day.slice(8));
}

export function addDays(day: Day, days: number): Day {
  return dateOf(day).plusDays(days).toString();
}

/** 29 February clips to 28 February in a common year. */
export function addYears(day: Day, years: number): Day {
  return dateOf(day).plusYears(years).toString();
}

/** A day that the month lacks becomes its last. */
export function addMonths(day: Day, months: number): Day {
  return dateOf(day).plusMonths(months).toString();
}

/** The last day of its month. */
export function monthEnd(day: Day): Day {
  const first = dateOf(day).withDayOfMonth(1);
  return first.plusMonths(1).minusDays(1).toString();
}

/** Whole years from one day to another, 0 when the other is earlier. */
export function wholeYears(from: Day, to: Day): number {
  return Math.max(0, dateOf(from).until(dateOf(to), ChronoUnit.YEARS));
}

/** Whole months from one day to another, 0 when the other is earlier; a day that a month lacks is its last. */
export function wholeMonths(from: Day, to: Day): number {
  const months = Math.max(0, dateOf(from).until(dateOf(to), ChronoUnit.MONTHS));
  return from <= to && addMonths(from, months + 1) <= to ? months + 1 : months;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dateOf(from).until(dateOf(to), ChronoUnit.DAYS);
}

/**
 * A school year as `2023-24`. By convention of this ledger it runs from 1 July to 30 June; what must be
 * known more exactly is recorded as days.
 */
export type SchoolYear = string;

export function isSchoolYear(text: string): boolean {
  const match = /^((?:19|20|21)\d\d)-(\d\d)$/.exec(text);
  return match?.[1] !== undefined && (Number(match[1]) + 1) % 100 === Number(match[2]);
}

export function firstDayOf(year: SchoolYear): Day {
  return `${year.slice(0, 4)}-07-01`;
}

export function lastDayOf(year: SchoolYear): Day {
  return `${Number(year.slice(0, 4)) + 1}-06-30`;
}

const FIRST_YEAR = 1899;

/** Those that days of 1900 to 2199 lie in, made once: every credit that is looked at has one. */
const SCHOOL_YEARS: readonly SchoolYear[] = Array.from({ length: 301 }, (_, number) => {
  const year = FIRST_YEAR + number;
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
});

/** The school year a day lies in. */
export function schoolYearOf(day: Day): SchoolYear {
  const year = digits(day, 0) * 100 + digits(day, 2) - Number(digits(day, 5) < 7);
  const found = SCHOOL_YEARS[year - FIRST_YEAR];
  if (found === undefined) throw new RangeError(`${day} is no day of 1900 to 2199`);
  return found;
}

/** The number that two digits write, without the text between. */
function digits(text: string, from: number): number {
  return (text.charCodeAt(from) - ZERO) * 10 + text.charCodeAt(from + 1) - ZERO;
}

const ZERO = '0'.charCodeAt(0);
