import type { Facts } from '../domain/facts.ts';
import { addDays, isDay, type Day } from '../domain/values/day.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { Item } from './items.ts';

/**
 * The first day after `asOf` on which the answer differs though nothing happens; null when none does. Answers
 * can only change on days that the facts or the text of the law name, so those are looked at, in order.
 */
export function holdsUntil<T>(
  asOf: Day,
  candidates: readonly Day[],
  now: T,
  answerOn: (day: Day) => T,
): Day | null {
  return candidates.find((day) => day > asOf && !isSame(now, answerOn(day))) ?? null;
}

/** Every day on which an answer may change, oldest first: nothing is read from one day that is not here. */
export function boundaryDays(
  policy: CompiledPolicy,
  confirmed: ReadonlyMap<string, string>,
  { obligation, license }: Facts,
  items: readonly Item[],
): readonly Day[] {
  const days = new Set<Day>(policy.days);
  const add = (day: Day | undefined) => {
    if (day !== undefined) days.add(day);
  };
  add(addDays(obligation.endsOn, 1));
  add(obligation.appliedOn);
  for (const { on } of license.plans) add(on);
  for (const { day, acts } of items) {
    add(day);
    add(acts?.attestedOn);
    add(acts?.providerReportedOn);
    add(acts?.approvedOn);
    add(acts?.deniedOn);
    add(acts?.withdrawnOn);
  }
  for (const { tries } of policy.settings.values()) tries.filter(isDay).forEach(add);
  [...confirmed.values()].filter(isDay).forEach(add);
  return [...days].sort();
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const ofA = Object.entries(a);
  const ofB = b as Readonly<Record<string, unknown>>;
  return ofA.length === Object.keys(b).length && ofA.every(([key, value]) => isSame(value, ofB[key]));
}
