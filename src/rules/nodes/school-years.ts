import { isSchoolYear } from '../../domain/values/day.ts';
import { NO_ATTRIBUTES } from '../conditions/condition.ts';
import { lastDayOfYear, lastEndedBy, SCHOOL_YEAR, yearOf } from '../segments/years.ts';
import { onDay, type Clock } from '../situation/clock.ts';
import type { Item } from '../situation/item.ts';
import type { End, Situation, ValuingWindow } from '../situation/situation.ts';
import { ofWhole, ZERO } from '../values/exact.ts';
import type { Bounds } from './bounds.ts';
import type { Look } from './looks.ts';

/** The most school years in a row that have a member. One whose year is not known may join any others. */
export function longestRun({ sure, open }: Look): Bounds {
  const all = [...sure, ...open];
  const years = yearsOf(all);
  const nameless = all.length - years.length;
  return {
    least: ofWhole(Math.max(runIn(yearsOf(sure)), Math.min(1, sure.length))),
    most: ofWhole(nameless > 0 ? new Set(years).size + nameless : runIn(years)),
  };
}

/**
 * The most school years in a row that have no member, among those that have ended and whose last day lies in the
 * window. Where the window has no first day, they are counted from the first year that has a member.
 */
export function longestGap({ sure, open }: Look, window: ValuingWindow, situation: Situation): Bounds {
  const { from, to } = window.ends(NO_ATTRIBUTES, situation);
  if (lacksDay(from, null) || lacksDay(to, null)) return { least: ZERO, most: ZERO };
  if (lacksDay(from, undefined) || lacksDay(to, undefined)) return UNKNOWN;
  const certain = yearsOf(sure);
  const possible = yearsOf([...sure, ...open]);
  const isNameless = possible.length < sure.length + open.length;
  const first = firstYear(from, situation.clock);
  if (first !== undefined) {
    const last = lastYear(first, to, situation.clock);
    const least = isNameless ? 0 : gapIn(possible, first, last);
    return { least: ofWhole(least), most: ofWhole(gapIn(certain, first, last)) };
  }
  if (isNameless) return UNKNOWN;
  const gaps = beginningsOf(certain, possible).map((begin) => {
    const last = lastYear(begin, to, situation.clock);
    return [gapIn(possible, begin, last), gapIn([begin, ...certain], begin, last)] as const;
  });
  if (certain.length === 0) gaps.push([0, 0]);
  return {
    least: ofWhole(Math.min(...gaps.map(([least]) => least))),
    most: ofWhole(Math.max(...gaps.map(([, most]) => most))),
  };
}

const UNKNOWN: Bounds = { least: ZERO, most: undefined };

function lacksDay(end: End, value: null | undefined): boolean {
  return end !== 'open' && end.day === value;
}

function firstYear(from: End, clock: Clock): number | undefined {
  if (from === 'open' || from.day === null || from.day === undefined) return undefined;
  const { day } = from;
  if (typeof day === 'string') return yearOf(day, SCHOOL_YEAR);
  return clock.grown((asOf) => yearOf(onDay(day, asOf), SCHOOL_YEAR));
}

/** The last year that has ended in the window; before the first one where none has. */
function lastYear(first: number, to: End, clock: Clock): number {
  const end = to === 'open' ? undefined : to.day;
  if (typeof end === 'function') {
    return clock.grown((asOf) => {
      const limit = onDay(end, asOf);
      return lastEndedBy(limit < asOf ? limit : asOf, SCHOOL_YEAR);
    });
  }
  let year = first - 1;
  for (;;) {
    const next = lastDayOfYear(year + 1, SCHOOL_YEAR);
    if ((typeof end === 'string' && next > end) || !clock.hasCome(next)) return year;
    year += 1;
  }
}

/** Where counting may begin: at the first certain year, or at any possible one before it. */
function beginningsOf(certain: readonly number[], possible: readonly number[]): readonly number[] {
  const first = Math.min(...certain);
  return possible.filter((year) => year <= first);
}

function yearsOf(items: readonly Item[]): readonly number[] {
  return items.flatMap(({ attributes }) => {
    const year = attributes.school_year;
    return typeof year === 'string' && isSchoolYear(year) ? [Number(year.slice(0, 4))] : [];
  });
}

function runIn(years: readonly number[]): number {
  const known = new Set(years);
  let longest = 0;
  for (const year of known) {
    if (known.has(year - 1)) continue;
    let length = 1;
    while (known.has(year + length)) length += 1;
    longest = Math.max(longest, length);
  }
  return longest;
}

function gapIn(years: readonly number[], first: number, last: number): number {
  const known = new Set(years);
  let longest = 0;
  let length = 0;
  for (let year = first; year <= last; year += 1) {
    length = known.has(year) ? 0 : length + 1;
    longest = Math.max(longest, length);
  }
  return longest;
}
