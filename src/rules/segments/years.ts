import type { Facts } from '../../domain/facts.ts';
import { addDays, type Day } from '../../domain/values/day.ts';
import type { YearBegin } from '../language/moment.ts';

// A year that begins on a day of every calendar year (`07-01`) is known by the number of the one it begins in.

export const SCHOOL_YEAR = '07-01';

/** The day of the calendar on which a year begins; what began on a 29 February begins its years on the 28th. */
export function beginOfYear(written: YearBegin, { obligation, license }: Facts): string {
  const days: Readonly<Record<string, Day>> = {
    period_start: obligation.startsOn,
    term_start: license.validFrom,
    issue: license.issuedOn,
  };
  const begins = days[written]?.slice(5) ?? written;
  return begins === '02-29' ? '02-28' : begins;
}

/** The year a day lies in. */
export function yearOf(day: Day, begins: string): number {
  return Number(day.slice(0, 4)) - Number(day.slice(5) < begins);
}

export function firstDayOfYear(year: number, begins: string): Day {
  return `${year}-${begins}`;
}

export function lastDayOfYear(year: number, begins: string): Day {
  return addDays(firstDayOfYear(year + 1, begins), -1);
}

/** The last year that has ended by a day. */
export function lastEndedBy(day: Day, begins: string): number {
  return yearOf(addDays(day, 1), begins) - 1;
}

/** `2023-24`, or `2023` where it is the calendar year. */
export function nameOfYear(year: number, begins: string): string {
  return begins === '01-01' ? String(year) : `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}
