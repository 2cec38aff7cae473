import type { Clock } from '../app/clock.ts';

/** The machine's clock; in development it may start at another instant, from which it runs on. */
export function systemClock(startAt?: number): Clock {
  if (startAt === undefined) return { now: () => Date.now() };
  const offset = startAt - Date.now();
  return { now: () => Date.now() + offset };
}
