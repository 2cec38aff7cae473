import { addDays, firstDayOf, isDay, isSchoolYear, type Day } from '../../domain/values/day.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

/** Ways to write a day, each with the groups that hold its year, month and day of the month. */
const FORMS: readonly { readonly pattern: RegExp; readonly groups: readonly [number, number, number] }[] = [
  { pattern: /\b(\d{4})-(\d\d)-(\d\d)\b/g, groups: [1, 2, 3] },
  { pattern: /\b(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d)\b/g, groups: [3, 1, 2] },
  { pattern: new RegExp(`\\b${MONTH}\\s+(\\d{1,2}),?\\s+(\\d{4})\\b`, 'gi'), groups: [3, 1, 2] },
  { pattern: new RegExp(`\\b(\\d{1,2})\\s+${MONTH}\\s+(\\d{4})\\b`, 'gi'), groups: [3, 2, 1] },
  { pattern: new RegExp(`\\b${MONTH}\\s+(\\d{4})\\b`, 'gi'), groups: [2, 1, 0] },
  { pattern: new RegExp(`\\b${MONTH}\\s+(\\d{1,2})\\b`, 'gi'), groups: [0, 1, 2] },
  { pattern: new RegExp(`\\b(\\d{1,2})\\s+${MONTH}\\b`, 'gi'), groups: [0, 2, 1] },
];

/** What a text says of days, and the text without it: the numbers of a date are no numbers of the law. */
export interface StatedDays {
  /** As `2024-07-01`; without the year `07-01`; the month alone `2024-07`; the year alone `2024`. */
  readonly days: ReadonlySet<string>;
  readonly rest: string;
}

export function statedDays(text: string): StatedDays {
  const days = new Set<string>();
  let rest = text;
  for (const { pattern, groups } of FORMS) {
    rest = rest.replace(pattern, (...found) => {
      const [year, month, day] = groups.map((group) => (group === 0 ? '' : String(found[group])));
      days.add([inFull(year), inDigits(month), twoDigits(day)].filter((part) => part !== '').join('-'));
      return ' ';
    });
  }
  for (const [year] of rest.matchAll(/\b(?:19|20|21)\d\d-\d\d\b/g))
    if (isSchoolYear(year)) days.add(firstDayOf(year));
  for (const [year] of rest.matchAll(/\b(?:19|20|21)\d\d\b/g)) days.add(year);
  return { days, rest };
}

/**
 * Whether a day is one of those stated: itself, the first of a month or year that is, or a day of a year and a
 * day of the year that are. `before` is the day after the last one, which a source may name instead. A day of
 * every year is stated by the same day of any.
 */
export function isStated(day: string, key: string, days: ReadonlySet<string>): boolean {
  if (days.has(day)) return true;
  if (!isDay(day)) return [...days].some((stated) => stated.endsWith(`-${day}`));
  const [year = '', month = '', date = ''] = day.split('-');
  const named =
    (date === '01' && days.has(`${year}-${month}`)) ||
    (month === '01' && date === '01' && days.has(year)) ||
    (days.has(year) && days.has(`${month}-${date}`));
  return named || (key === 'before' && isStated(dayBefore(day), '', days));
}

function dayBefore(day: Day): Day {
  return addDays(day, -1);
}

function inFull(year = ''): string {
  return year.length === 2 ? `20${year}` : year;
}

function inDigits(month = ''): string {
  const place = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  return place < 0 ? twoDigits(month) : twoDigits(String(place + 1));
}

function twoDigits(number = ''): string {
  return number === '' ? '' : number.padStart(2, '0');
}
