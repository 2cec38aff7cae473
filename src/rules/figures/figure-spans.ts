import { daysBetween, wholeMonths, wholeYears, type Day } from '../../domain/values/day.ts';
import { momentFor } from '../conditions/condition.ts';
import type { FigureObject } from '../language/figure.ts';
import type { ListName } from '../language/lists.ts';
import { onDay } from '../situation/clock.ts';
import { ofWhole, ZERO } from '../values/exact.ts';
import type { Reckoning } from './reckoning.ts';

/** Whole years, months or days from one day to another. */
export function ofSpan(
  { whole_years, whole_months, whole_days }: FigureObject,
  list: ListName | undefined,
): Reckoning {
  const ends = whole_years ?? whole_months ?? whole_days;
  if (ends === undefined) throw new RangeError('a figure without a head passed the loader');
  const between =
    whole_years !== undefined ? wholeYears : whole_months !== undefined ? wholeMonths : wholeDays;
  const from = momentFor(ends.from, list);
  const to = momentFor(ends.to, list);
  return {
    of: ({ attributes, situation }) => {
      const first = from.at(attributes, situation);
      const last = to.at(attributes, situation);
      if (first === undefined || last === undefined) return undefined;
      if (first === null || last === null) return ZERO;
      if (typeof first === 'string' && typeof last === 'string') return ofWhole(between(first, last));
      const number = (day: Day) => between(onDay(first, day), onDay(last, day));
      const { clock } = situation;
      const isOneFixed = typeof first === 'string' || typeof last === 'string';
      return ofWhole(isOneFixed ? clock.grown(number) : clock.changing(number));
    },
    missing: ({ attributes, situation }) => [
      ...from.missing(attributes, situation),
      ...to.missing(attributes, situation),
    ],
  };
}

function wholeDays(from: Day, to: Day): number {
  return Math.max(0, daysBetween(from, to));
}
