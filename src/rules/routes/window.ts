import type { Situation } from '../situation.ts';
import type { Truth } from '../truth.ts';
import type { CompiledRoute } from './compile-route.ts';
import type { Openness, RouteAnswer } from './route-answer.ts';
import { hasCome, hasPassed, shownDay } from './shown-day.ts';

/** In which days a route may be taken, whether it may be now, and what keeps that from being known. */
export function windowIn(
  { opens, closes }: CompiledRoute,
  situation: Situation,
): Pick<RouteAnswer, 'opensOn' | 'closesOn' | 'isOpen'> & { readonly missing: readonly string[] } {
  const opensOn = shownDay(opens, situation);
  const closesOn = shownDay(closes, situation);
  return {
    opensOn: opensOn.value,
    closesOn: closesOn.value,
    isOpen: openness(hasCome(opens, situation), hasPassed(closes, situation)),
    missing: [...opensOn.missing, ...closesOn.missing],
  };
}

function openness(opened: Truth, closed: Truth): Openness {
  if (closed === true) return 'closed';
  if (opened === false) return 'not_yet';
  return opened === undefined || closed === undefined ? 'unknown' : 'open';
}
