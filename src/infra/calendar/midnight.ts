import { type Clock, todayIn } from '../../app/clock.ts';

/** No day is longer than this, also where clocks are set back. */
const LONGEST_DAY_MS = 26 * 3_600_000;

/**
 * Milliseconds until the next day begins in a state. It is looked for by halving, among instants whose day the
 * zone's own rules tell: what is added or taken away when clocks change needs no reckoning here.
 */
export function untilMidnight(clock: Clock, state: string): number {
  const now = clock.now();
  const dayAt = (instant: number) => todayIn({ now: () => instant }, state);
  const today = dayAt(now);
  let before = now;
  let after = now + LONGEST_DAY_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayAt(middle) === today) before = middle;
    else after = middle;
  }
  return after - now;
}
