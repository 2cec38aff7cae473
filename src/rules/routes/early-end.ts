import type { Situation } from '../situation.ts';
import type { CompiledRoute } from './compile-route.ts';
import type { EarlyEnd, RouteResult } from './route-answer.ts';
import { isStill, shownDay } from './shown-day.ts';

/** What ends a result before its last day: the first of the days that exist, once all of them are known. */
export function earlyEndIn(
  { until }: CompiledRoute,
  endsOn: RouteResult['endsOn'],
  situation: Situation,
): { readonly endsEarly: EarlyEnd | null; readonly missing: readonly string[] } {
  const days = until.map(({ day, asks, cites }) => ({ ...shownDay(day, situation), asks, cites }));
  const missing = days.flatMap((one) => one.missing);
  if (missing.length > 0) return { endsEarly: null, missing };
  let first: EarlyEnd | null = null;
  for (const { value: on, asks, cites } of days) {
    if (on === null || isStill(on) || (endsOn !== null && endsOn !== 'never' && on >= endsOn)) continue;
    if (first === null || on < first.on) first = { on, asks, cites };
  }
  return { endsEarly: first, missing };
}
