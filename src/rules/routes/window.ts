import type { At } from '../situation/clock.ts';
import type { Situation } from '../situation/situation.ts';
import type { Truth } from '../values/truth.ts';
import type { CompiledRoute } from './compile-route.ts';
import type { Openness } from './route-answer.ts';
import { dayIn, hasCome, hasPassed } from './shown-day.ts';

export interface Window {
  readonly opensOn: At | null;
  readonly closesOn: At | null;
  readonly isOpen: Openness;
  readonly missing: readonly string[];
}

/** In which days a route may be taken, whether it may be now, and what keeps that from being known. */
export function windowIn({ opens, closes }: CompiledRoute, situation: Situation): Window {
  const opensOn = dayIn(opens, situation);
  const closesOn = dayIn(closes, situation);
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
