import { addDays, daysBetween, type Day } from '../../domain/values/day.ts';

/** First and last day, both included. */
export interface Days {
  readonly from: Day;
  readonly until: Day;
}

/** How many days of a span others cover; a day that several cover is one. */
export function daysCovered(span: Days, others: readonly Days[]): number {
  const sorted = [...others].sort((a, b) => (a.from < b.from ? -1 : 1));
  let covered = 0;
  let next = span.from;
  for (const { from, until } of sorted) {
    const first = from > next ? from : next;
    const last = until < span.until ? until : span.until;
    if (first > last) continue;
    covered += daysBetween(first, last) + 1;
    next = addDays(last, 1);
  }
  return covered;
}
