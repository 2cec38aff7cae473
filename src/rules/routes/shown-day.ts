import { addDays, daysBetween, type Day } from '../../domain/values/day.ts';
import { TODAY, type At } from '../clock.ts';
import { NO_ATTRIBUTES } from '../condition.ts';
import { STILL } from '../lists.ts';
import type { CompiledMoment } from '../moment.ts';
import type { Situation } from '../situation.ts';
import type { Truth } from '../truth.ts';

/** Something an answer shows; null where it is not written, does not exist or is not known. */
export interface Shown<T> {
  readonly value: T | null;
  /** Names of the attributes that keep it from being known. */
  readonly missing: readonly string[];
}

export const NOTHING: Shown<never> = { value: null, missing: [] };

export function shown<T>(value: T | null): Shown<T> {
  return { value, missing: [] };
}

/** A day as an answer shows it. */
export function shownDay(moment: CompiledMoment | undefined, situation: Situation): Shown<Day> {
  const found = moment?.at(NO_ATTRIBUTES, situation);
  if (typeof found === 'string' || typeof found === 'function') return shown(standing(found, situation));
  const isKnown = moment === undefined || found === null;
  return isKnown ? NOTHING : { value: null, missing: moment.missing(NO_ATTRIBUTES, situation) };
}

/** Whether a day stands for none: the last day of what is still so. */
export function isStill(day: Day | null): boolean {
  return day !== null && day >= STILL;
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
  return typeof found === 'string' ? clock.hasCome(addDays(found, 1)) : !clock.isInOrder(TODAY, found);
}

const EPOCH: Day = '1970-01-01';

/** A day that moves with the day asked about is watched, since showing it means that the answer moves too. */
function standing(at: At, { clock }: Situation): Day {
  return typeof at === 'string'
    ? at
    : addDays(
        EPOCH,
        clock.grown((day) => daysBetween(EPOCH, at(day))),
      );
}
