import { isDay, type Day } from '../../domain/values/day.ts';
import { alike, isMap, type Plain } from './check-reach-plain.ts';

/** Days from one, included, to another, excluded. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

// Bounds that stand for "always": they compare as days do.
export const FIRST: Day = '0000-00-00';
export const LAST: Day = '9999-99-99';

/** When a clause may be in force, and when it is for certain; they differ where a bound is no written day. */
export interface Force {
  readonly may: Span;
  readonly surely: Span;
}

/** Reads `since` and `before`. `settings` are those of the file, which may say between which days a value lies. */
export function forceOf({ since, before }: Plain, settings: unknown): Force {
  const from = boundOf(since, FIRST, settings);
  const to = boundOf(before, LAST, settings);
  return {
    may: { from: from.earliest, to: to.latest },
    surely: { from: from.latest, to: to.earliest },
  };
}

export function common(a: Span, b: Span): Span {
  return { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to };
}

export function isEmpty({ from, to }: Span): boolean {
  return from >= to;
}

/** Whether spans together leave no day of another out. */
export function cover(spans: readonly Span[], whole: Span): boolean {
  let reached = whole.from;
  for (const { from, to } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from <= reached && to > reached) reached = to;
  }
  return reached >= whole.to;
}

/** Whether two clauses are in force on the same days, whichever these may be. */
export function sameBounds(a: Plain, b: Plain): boolean {
  const bound = (written: unknown) => (written === 'unknown' ? undefined : written);
  return alike(bound(a['since']), bound(b['since'])) && alike(a['before'], b['before']);
}

/** The first and the last day a bound may be. */
function boundOf(written: unknown, open: Day, settings: unknown) {
  if (written === undefined || written === 'unknown') return { earliest: open, latest: open };
  if (typeof written === 'string' && isDay(written)) return { earliest: written, latest: written };
  const days = daysOfSetting(written, settings);
  return { earliest: days.at(0) ?? FIRST, latest: days.at(-1) ?? LAST };
}

/** The days a setting may be, in order; none where the file does not say. */
function daysOfSetting(written: unknown, settings: unknown): readonly Day[] {
  if (!isMap(written) || Object.keys(written).length !== 1 || !isMap(settings)) return [];
  const setting = settings[String(written['setting'])];
  const possible = isMap(setting) ? (setting['values'] ?? setting['between']) : undefined;
  if (!Array.isArray(possible)) return [];
  const days = possible.map(String);
  return days.every(isDay) ? days.sort() : [];
}
