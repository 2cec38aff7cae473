import { addDays, daysBetween, type Day } from '../../domain/values/day.ts';
import { NO_ATTRIBUTES } from '../conditions/condition.ts';
import type { CompiledMoment } from '../conditions/moment.ts';
import { STILL } from '../language/lists.ts';
import { TODAY, type At, type Clock } from '../situation/clock.ts';
import type { Situation } from '../situation/situation.ts';
import type { Truth } from '../values/truth.ts';

/** Something a run finds; null where it is not written, does not exist or is not known. */
export interface Found<T> {
  readonly value: T | null;
  /** Names of the attributes that keep it from being known. */
  readonly missing: readonly string[];
}

export const NOTHING: Found<never> = { value: null, missing: [] };

export function known<T>(value: T | null): Found<T> {
  return { value, missing: [] };
}

export function dayIn(moment: CompiledMoment | undefined, situation: Situation): Found<At> {
  const found = moment?.at(NO_ATTRIBUTES, situation);
  if (typeof found === 'string' || typeof found === 'function') return known(found);
  const isKnown = moment === undefined || found === null;
  return isKnown ? NOTHING : { value: null, missing: moment.missing(NO_ATTRIBUTES, situation) };
}

/** Whether a day stands for none: the last day of what is still so, or a day reckoned from it. */
export function isStill(day: At | null): boolean {
  return typeof day === 'string' && day >= STILL;
}

/** Whether a day has come. One that is not written always has; one that nothing on record gives never does. */
export function hasCome(moment: CompiledMoment | undefined, situation: Situation): Truth {
  if (moment === undefined) return true;
  const found = moment.at(NO_ATTRIBUTES, situation);
  if (found === null || found === undefined) return found === null ? false : undefined;
  return situation.clock.isInOrder(found, TODAY);
}

/** Whether a day has passed. One that is not written, or that nothing on record gives, never does. */
export function hasPassed(moment: CompiledMoment | undefined, situation: Situation): Truth {
  const found = moment?.at(NO_ATTRIBUTES, situation);
  if (found === null || found === undefined) {
    return moment === undefined || found === null ? false : undefined;
  }
  const { clock } = situation;
  return typeof found === 'string' ? clock.isOver(found) : !clock.isInOrder(TODAY, found);
}

const EPOCH: Day = '1970-01-01';

/**
 * A day as the answer shows it. One that moves with the day asked about is watched, since then the answer moves too.
 * So only what is shown may pass through here: what is watched and not shown would be looked at day by day.
 */
export function shownDay(at: At | null, clock: Clock): Day | null {
  if (at === null || isStill(at)) return null;
  return typeof at === 'string'
    ? at
    : addDays(
        EPOCH,
        clock.grown((day) => daysBetween(EPOCH, at(day))),
      );
}

/** Whether two days are the same, and until when. */
export function isSameDay(a: At | null, b: At | null, clock: Clock): boolean {
  if (a === null || b === null || (typeof a === 'string' && typeof b === 'string')) return a === b;
  return clock.isInOrder(a, b) && clock.isInOrder(b, a);
}
