import { addDays, type Day, daysBetween } from '../src/domain/values/day.ts';
import type { Row } from './rows.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Nothing in the roster lies behind this day, so that the files can be imported on any later one. */
export const LAST_DAY: Day = '2025-06-30';

/** A day of the span, or of its part up to LAST_DAY. */
export function dayWithin(random: SeededRandom, from: Day, to: Day): Day {
  const until = to < LAST_DAY ? to : LAST_DAY;
  return addDays(from, random.between(0, Math.max(0, daysBetween(from, until))));
}

/** Some days later, but not behind LAST_DAY. */
export function later(random: SeededRandom, day: Day, most: number): Day {
  const then = addDays(day, random.between(0, most));
  return then < LAST_DAY ? then : LAST_DAY;
}

/** The school years that begin in the span and have ended by LAST_DAY, as `2021-22`. */
export function schoolYears(from: Day, to: Day): readonly string[] {
  const [first, last] = [
    Number(from.slice(0, 4)),
    Math.min(Number(to.slice(0, 4)), Number(LAST_DAY.slice(0, 4))),
  ];
  return Array.from({ length: Math.max(0, last - first) }, (_, n) => {
    const year = first + n;
    return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
  });
}

/** What a course adds to an activity's row. */
export function course(random: SeededRandom): Row {
  if (random.chance(12)) return { kind: 'course', participation: 'audited', level: 'graduate' };
  const grade = random.chance(4)
    ? ''
    : random.pick(['A', 'A', 'A-', 'B+', 'B', 'B', 'B-', 'C+', 'C', 'C-', 'D']);
  return { kind: 'course', participation: 'taken', level: 'graduate', grade };
}

/** Hours of a workshop as people report them, mostly whole, sometimes quarters. */
export function workshopHours(random: SeededRandom, least: number, most: number): string {
  const hours = random.between(least, most);
  return random.chance(80) ? `${hours}` : `${hours}.${random.pick(['25', '5', '75'])}`;
}

/** The rows of one educator's activities, in the order of their days, each with an external id of its own. */
export function numbered(educator: string, activities: readonly Row[]): readonly Row[] {
  const inOrder = activities.toSorted((a, b) =>
    (a['dateCompleted'] ?? '') < (b['dateCompleted'] ?? '') ? -1 : 1,
  );
  return inOrder.map((activity, n) => ({
    educatorId: educator,
    externalId: `${educator}-${n + 1}`,
    ...activity,
  }));
}
