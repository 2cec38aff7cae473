import { isDay } from '../../domain/values/day.ts';
import { valuesIn } from './check-reach-plain.ts';
import type { Slip } from './problem.ts';

/** Texts that are written as a day, or as a day of the year, and are none. */
export function checkDays(file: unknown): readonly Slip[] {
  return valuesIn(file).flatMap(({ value, path }) => {
    if (typeof value !== 'string') return [];
    const isNone =
      (/^\d{4}-\d\d-\d\d$/.test(value) && !isDay(value)) ||
      (/^(0[1-9]|1[0-2])-\d\d$/.test(value) && !isDay(`2023-${value}`));
    const what = `is ${value}, a day no calendar has`;
    return isNone ? [{ path, what, remedy: 'Write the last day of the month that is meant.' }] : [];
  });
}
