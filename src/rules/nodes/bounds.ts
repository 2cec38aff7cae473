import type { Outcome } from '../../domain/decision.ts';
import { greater, isLess, smaller, type Exact } from '../values/exact.ts';
import type { Truth } from '../values/truth.ts';

/** What certainly is, and what may be at most; without `most` there is no telling how much it may be. */
export interface Bounds {
  readonly least: Exact;
  readonly most: Exact | undefined;
}

/** The outcome of bounds: met when what is sure suffices, not met when not even what is possible does. */
export function outcomeOfBounds(sure: Truth, possible: Truth): Outcome {
  if (sure === true) return 'met';
  return possible === false ? 'not_met' : 'undetermined';
}

export function outcomeOf(truth: Truth): Outcome {
  if (truth === undefined) return 'undetermined';
  return truth ? 'met' : 'not_met';
}

/** Whether there is at least so much. */
export function reaches({ least, most }: Bounds, needed: Exact): Truth {
  if (!isLess(least, needed)) return true;
  return most !== undefined && isLess(most, needed) ? false : undefined;
}

/** Whether there is at most so much. */
export function keepsTo({ least, most }: Bounds, limit: Exact): Truth {
  if (isLess(limit, least)) return false;
  return most !== undefined && !isLess(limit, most) ? true : undefined;
}

/** Bounds of what comes out as one of several, nobody knows which. */
export function eitherOf(a: Bounds, b: Bounds): Bounds {
  const most = a.most === undefined || b.most === undefined ? undefined : greater(a.most, b.most);
  return { least: smaller(a.least, b.least), most };
}
