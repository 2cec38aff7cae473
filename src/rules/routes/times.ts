import type { Situation } from '../situation/situation.ts';
import type { CompiledRoute } from './compile-route.ts';

/** How often a route was taken: a route that was taken is an act on record with the route's id. */
export function timesTaken({ written }: CompiledRoute, situation: Situation): number {
  return situation
    .list('acts')
    .filter(({ attributes, day }) => attributes.act === written.id && situation.clock.hasCome(day)).length;
}

/** How often it may still be taken, null where nothing limits it; and what to say when it may not. */
export function timesIn(
  route: CompiledRoute,
  situation: Situation,
): {
  readonly left: number | null;
  readonly codes: readonly string[];
  readonly missing: readonly string[];
} {
  const most = route.written.at_most_times;
  if (most === undefined) return { left: null, codes: [], missing: [] };
  const left = Math.max(0, most - timesTaken(route, situation));
  if (left > 0) return { left, codes: [], missing: [] };
  const times = most === 1 ? 'once' : `${most} times`;
  return { left, codes: ['times_used_up'], missing: [`This may be had ${times}, and was.`] };
}
