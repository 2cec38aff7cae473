import type { Day } from '../../domain/values/day.ts';

/** What is answered as of a day, and the first later day on which something it was compared with comes out differently. */
export interface Dated<T> {
  readonly answer: T;
  readonly next: Day | undefined;
  /** Whether it is known without looking that the answer is another one on that next day. */
  readonly endsThen?: boolean;
}

/**
 * The first day on which the answer differs though nothing happens; null when it never does. Between a day and
 * the next on which a comparison comes out differently every run takes the same way, so only those are looked at.
 */
export function holdsUntil<T>(
  now: Dated<T>,
  answerOn: (day: Day) => Dated<T>,
  isUnchanged: (now: T, then: T) => boolean = isSame,
): Day | null {
  if (now.endsThen === true) return now.next ?? null;
  for (let day = now.next; day !== undefined;) {
    const then = answerOn(day);
    if (!isUnchanged(now.answer, then.answer)) return day;
    day = then.next;
  }
  return null;
}

export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const ofA = a as Readonly<Record<string, unknown>>;
  const ofB = b as Readonly<Record<string, unknown>>;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isSame(ofA[key], ofB[key]));
}
