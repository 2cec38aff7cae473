import { isAHoliday } from '@18f/us-federal-holidays';
import { addDays, type Day } from '../domain/values/day.ts';

const FEDERAL = { utc: true, shiftSaturdayHolidays: true, shiftSundayHolidays: true };

/**
 * The last of so many business days, counted from the next one after `from`: what comes in on a Friday and is owed
 * within five is owed by the Friday after. Saturdays, Sundays, federal holidays where they are observed and the days
 * given as closed are no business days.
 */
export function businessDaysAfter(from: Day, count: number, closed: readonly Day[] = []): Day {
  const without = new Set(closed);
  let day = from;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isBusinessDay(day, without)) left -= 1;
  }
  return day;
}

function isBusinessDay(day: Day, closed: ReadonlySet<Day>): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = date.getUTCDay();
  return weekday > 0 && weekday < 6 && !closed.has(day) && !isAHoliday(date, FEDERAL);
}
