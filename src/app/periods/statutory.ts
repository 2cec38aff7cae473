import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { extendedEnd, type ExtendedEnd } from '../../rules/index.ts';
import type { PolicyInForce } from '../policy-book.ts';

/** One extension that the law gives by itself and that nobody has recorded yet. */
export interface DueStep {
  readonly route: string;
  /** The day on which the law gives it. */
  readonly on: Day;
  readonly from: Day;
  readonly to: Day;
  readonly cites: readonly string[];
}

export interface Due extends Pick<ExtendedEnd, 'codes' | 'missing' | 'holdsUntil'> {
  /** In the order in which they stack: each begins where the one before it ends. */
  readonly steps: readonly DueStep[];
}

/** What the law gives a period by itself as of a day, beyond its last day on record. A completed period is given nothing. */
export function dueOf({ policy, settings }: PolicyInForce, facts: Facts, today: Day): Due {
  if (facts.obligation.completedOn !== undefined) return NOTHING;
  const { steps, codes, missing, holdsUntil } = extendedEnd(policy, settings, facts, today);
  return {
    ...{ codes, missing, holdsUntil },
    // Where no day is written, it is since the period is known to have it.
    steps: steps.map(({ route, on, from, to, cites }) => ({ route, on: on ?? today, from, to, cites })),
  };
}

const NOTHING: Due = { steps: [], codes: [], missing: [], holdsUntil: null };
