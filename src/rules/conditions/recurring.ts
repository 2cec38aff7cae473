import { addDays, addMonths, addYears, daysBetween, monthEnd, type Day } from '../../domain/values/day.ts';
import { DAYS_OF_WEEK, type Recurring } from '../language/moment.ts';

/** Which of the recurring days around a day is meant. */
export const SIDES = ['on_or_after', 'on_or_before', 'after', 'before'] as const;
export type Side = (typeof SIDES)[number];

/** The nearest such day on that side. `birthMonth` is 1 to 12. */
export function nearest(day: Day, side: Side, recurring: Recurring, birthMonth: number): Day {
  const around = occurrences(day, recurring, birthMonth);
  const found = isForward(side)
    ? around.find((one) => (side === 'after' ? one > day : one >= day))
    : around.findLast((one) => (side === 'before' ? one < day : one <= day));
  return found ?? day;
}

export function needsBirthMonth(recurring: Recurring): boolean {
  return recurring === 'birth_month_start' || recurring === 'birth_month_end';
}

function isForward(side: Side): boolean {
  return side === 'on_or_after' || side === 'after';
}

/** The days of the last, this and the next round, oldest first: one of them is the nearest on either side. */
function occurrences(day: Day, recurring: Recurring, birthMonth: number): readonly Day[] {
  const monthStart = `${day.slice(0, 8)}01`;
  const ofYear = (monthAndDay: string) =>
    [-1, 0, 1].map((years) => `${addYears(monthStart, years).slice(0, 4)}-${monthAndDay}`);
  const ofBirthMonth = () => ofYear(`${String(birthMonth).padStart(2, '0')}-01`);
  switch (recurring) {
    case 'month_start':
      return [-1, 0, 1].map((months) => addMonths(monthStart, months));
    case 'month_end':
      return [-1, 0, 1].map((months) => monthEnd(addMonths(monthStart, months)));
    case 'birth_month_start':
      return ofBirthMonth();
    case 'birth_month_end':
      return ofBirthMonth().map(monthEnd);
    case 'weekday':
      return ofWeek(day, (weekday) => weekday < DAYS_OF_WEEK.indexOf('saturday'));
    default: {
      const weekday = DAYS_OF_WEEK.findIndex((one) => one === recurring);
      return weekday < 0 ? ofYear(recurring) : ofWeek(day, (one) => one === weekday);
    }
  }
}

const A_MONDAY = '2000-01-03';

/** Days of the week before, of this and of the next that are meant; Monday is 0. */
function ofWeek(day: Day, isMeant: (weekday: number) => boolean): readonly Day[] {
  const around = Array.from({ length: 15 }, (_, i) => addDays(day, i - 7));
  return around.filter((one) => isMeant(((daysBetween(A_MONDAY, one) % 7) + 7) % 7));
}
