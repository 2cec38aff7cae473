import { addDays, isDay, type Day } from '../domain/values/day.ts';
import type { Matter } from './run.ts';

/**
 * The first of the days on which the answer differs though nothing happens; null when it never does. Answers
 * can only change on days that the facts or the text of the law name, so only those need to be looked at.
 */
export function holdsUntil<T>(days: readonly Day[], now: T, answerOn: (day: Day) => T): Day | null {
  return days.find((day) => !isSame(now, answerOn(day))) ?? null;
}

/**
 * Every day after `asOf` on which the answer may change, oldest first. The days the law itself names matter
 * only while the day asked about is the one that selects its text.
 */
export function boundaryDays(
  { policy, facts, items }: Matter,
  confirmed: ReadonlyMap<string, string>,
  asOf: Day,
  selectedOn: Day,
): readonly Day[] {
  const days = new Set<Day>();
  const add = (day: Day | undefined): void => {
    if (day !== undefined && day > asOf) days.add(day);
  };
  if (facts.obligation.endsOn >= asOf) add(addDays(facts.obligation.endsOn, 1));
  add(facts.obligation.appliedOn);
  for (const { on } of facts.license.plans) add(on);
  for (const { day, acts } of items) {
    add(day);
    if (acts === null) continue;
    add(acts.attestedOn);
    add(acts.providerReportedOn);
    add(acts.approvedOn);
    add(acts.deniedOn);
    add(acts.withdrawnOn);
  }
  if (selectedOn === asOf) {
    policy.days.forEach(add);
    [...confirmed.values()].filter(isDay).forEach(add);
  }
  return [...days].sort();
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const ofA = Object.entries(a);
  const ofB = b as Readonly<Record<string, unknown>>;
  return ofA.length === Object.keys(b).length && ofA.every(([key, value]) => isSame(value, ofB[key]));
}
