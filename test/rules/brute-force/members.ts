import type { Day } from '../../../src/domain/values/day.ts';
import type { Members, Within } from '../../../src/rules/language/condition.ts';
import { holds } from './conditions.ts';
import { dayOf, type Found } from './moments.ts';
import type { Rec, Value } from './records.ts';
import { and, type Truth } from './truth.ts';
import { lookingAt, type World } from './world.ts';

/** A record that belongs to those meant, or may. */
export interface Member {
  readonly record: Rec;
  readonly isSure: boolean;
}

/** Those of a list that pass and lie within the span; what comes after the day asked about is not seen. */
export function membersOf(
  { from, where, within }: Omit<Members, 'distinct'>,
  world: World,
): readonly Member[] {
  return world.recordsOf(from).flatMap((record) => {
    const isInside = isWithin(record.day, within ?? 'any_time', world);
    const belongs = isInside === false ? false : and([isInside, holds(where, lookingAt(world, record))]);
    return belongs === false ? [] : [{ record, isSure: belongs === true }];
  });
}

export function isWithin(day: Day | undefined, within: Within, world: World): Truth {
  if (day === undefined) return undefined;
  const { from, to } = ends(within, world);
  return and([day <= world.asOf, isInOrder(from, day), isInOrder(day, to)]);
}

/** Before and after every day: where a span has no bound. */
export const BEGINNING = '0000-01-01';
export const ENDING = '9999-12-31';

/** First and last day of a span. */
export function ends(within: Within, world: World): { readonly from: Found; readonly to: Found } {
  if (within === 'any_time') return { from: BEGINNING, to: ENDING };
  if (within === 'period') return { from: dayOf('period_start', world), to: dayOf('period_end', world) };
  if (within === 'previous_period') {
    return { from: dayOf('previous_start', world), to: dayOf('previous_end', world) };
  }
  if (within === 'segment') return { from: dayOf('segment_start', world), to: dayOf('segment_end', world) };
  return { from: dayOf(within.from ?? BEGINNING, world), to: dayOf(within.to ?? ENDING, world) };
}

/** Nothing lies before or after a day that does not exist. */
export function isInOrder(a: Found, b: Found): Truth {
  if (a === null || b === null) return false;
  return a === undefined || b === undefined ? undefined : a <= b;
}

/** How many there are, alike ones once where an attribute is named: at least, and at most. */
export function number(members: readonly Member[], distinct: string | undefined) {
  const sure = members.filter(({ isSure }) => isSure);
  if (distinct === undefined) return { least: sure.length, most: members.length };
  const values = (some: readonly Member[]) => some.map(({ record }) => keyOf(record.attributes[distinct]));
  const known = (some: readonly Member[]) =>
    new Set(values(some).filter((value) => value !== undefined)).size;
  return {
    // One of which the value is not recorded may be like another.
    least: Math.max(known(sure), sure.length === 0 ? 0 : 1),
    most: known(members) + values(members).filter((value) => value === undefined).length,
  };
}

export function keyOf(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'object' && 'over' in value
    ? `${value.over}/${value.under}`
    : JSON.stringify(value);
}
