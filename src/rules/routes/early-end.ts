import { onDay, type At } from '../situation/clock.ts';
import type { Situation } from '../situation/situation.ts';
import type { CompiledRoute } from './compile-route.ts';
import type { EarlyEnd } from './route-answer.ts';
import { dayIn, isStill } from './shown-day.ts';

export interface EarlyEndFound {
  readonly on: At | null;
  readonly end: Omit<EarlyEnd, 'on'> | null;
  readonly missing: readonly string[];
}

/** What ends a result before its last day: the first of the days that exist, once all of them are known. */
export function earlyEndIn({ until }: CompiledRoute, endsOn: At | null, situation: Situation): EarlyEndFound {
  const days = until.map(({ day, asks, cites }) => ({ ...dayIn(day, situation), end: { asks, cites } }));
  const missing = days.flatMap((one) => one.missing);
  if (missing.length > 0) return { ...NO_EARLY_END, missing };
  const existing = days.flatMap(({ value: on, end }) => (on === null || isStill(on) ? [] : [{ on, end }]));
  // On its last day it ends anyway.
  const ends = endsOn === null || isStill(endsOn) ? existing : [{ on: endsOn, end: null }, ...existing];
  const [first] = ends;
  if (first === undefined) return NO_EARLY_END;
  const placeOfFirst = (asOf: string): number => {
    const onThatDay = ends.map(({ on }) => onDay(on, asOf));
    return onThatDay.indexOf(onThatDay.reduce((a, b) => (b < a ? b : a)));
  };
  const isFixed = ends.every(({ on }) => typeof on === 'string');
  const { on, end } = ends[isFixed ? placeOfFirst('') : situation.clock.changing(placeOfFirst)] ?? first;
  return end === null ? NO_EARLY_END : { on, end, missing };
}

const NO_EARLY_END: EarlyEndFound = { on: null, end: null, missing: [] };
