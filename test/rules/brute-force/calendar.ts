import type { Day } from '../../../src/domain/values/day.ts';

// Days by the clock of UTC, in which every day has 24 hours; nothing here knows the calendar of src.

const DAY_IN_MS = 86_400_000;

function timeOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOf(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}

export function plusDays(day: Day, days: number): Day {
  return dayOf(timeOf(day) + days * DAY_IN_MS);
}

/** A day that a month lacks becomes its last. */
export function plusMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, inMonth = 0] = day.split('-').map(Number);
  const first = Date.UTC(year, month - 1 + months, 1);
  const last = lastOfMonth(dayOf(first));
  const wanted = plusDays(dayOf(first), inMonth - 1);
  return wanted > last ? last : wanted;
}

export function plusYears(day: Day, years: number): Day {
  return plusMonths(day, 12 * years);
}

export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

export function lastOfMonth(day: Day): Day {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return dayOf(Date.UTC(year, month, 1) - DAY_IN_MS);
}

/** How many anniversaries of the one day have come by the other. */
export function yearsBetween(from: Day, to: Day): number {
  let years = 0;
  while (plusYears(from, years + 1) <= to) years += 1;
  return years;
}

/** How many days of the month of the one day have come by the other. */
export function monthsBetween(from: Day, to: Day): number {
  let months = 0;
  while (plusMonths(from, months + 1) <= to) months += 1;
  return months;
}

/** The last day is not reckoned. */
export function daysBetween(from: Day, to: Day): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** A school year runs from 1 July to 30 June. */
export function schoolYearOf(day: Day): string {
  const begins = Number(day.slice(0, 4)) - (day.slice(5, 7) < '07' ? 1 : 0);
  return `${begins}-${String((begins + 1) % 100).padStart(2, '0')}`;
}

export function lastDayOfSchoolYear(year: string): Day {
  return `${Number(year.slice(0, 4)) + 1}-06-30`;
}
