import { onDay, TODAY, type At, type Clock } from '../situation/clock.ts';
import type { Segment } from '../situation/situation.ts';
import { earlierOf, laterOf } from './spans.ts';
import { firstDayOfYear, lastDayOfYear, nameOfYear, yearOf } from './years.ts';

/**
 * The years that overlap a span, each cut to it, the first one first. Without a last day they go up to the year of
 * the day asked about.
 */
export function yearsIn(from: At, to: At | undefined, begins: string, clock: Clock): readonly Segment[] {
  if (!clock.isInOrder(from, to ?? TODAY)) return [];
  const first = yearAt(from, begins, clock);
  const last = to === undefined ? lastBegun(first, begins, clock) : yearAt(to, begins, clock);
  const segments: Segment[] = [];
  for (let year = first; year <= last; year += 1) {
    const endsOn = lastDayOfYear(year, begins);
    const cut = to === undefined ? endsOn : earlierOf(endsOn, to);
    segments.push({
      startsOn: laterOf(firstDayOfYear(year, begins), from),
      endsOn: cut,
      attributes: { value: nameOfYear(year, begins) },
      deadline: typeof cut === 'string' ? cut : endsOn,
    });
  }
  return segments;
}

function yearAt(at: At, begins: string, clock: Clock): number {
  if (typeof at === 'string') return yearOf(at, begins);
  return clock.grown((asOf) => yearOf(onDay(at, asOf), begins));
}

/** The last year that has begun, given that the first has. */
function lastBegun(first: number, begins: string, clock: Clock): number {
  let year = first;
  while (clock.hasCome(firstDayOfYear(year + 1, begins))) year += 1;
  return year;
}
