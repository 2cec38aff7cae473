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
  return LocalDate.of(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)));
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

/** The school year a day lies in. */
export function schoolYearOf(day: Day): SchoolYear {
  const year = Number(day.slice(0, 4)) - Number(day.slice(5) < '07');
  return `${year}-${year % 100 < 9 ? '0' : ''}${(year + 1) % 100}`;
}
