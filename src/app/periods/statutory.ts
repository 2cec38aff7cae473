import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { extendedEnd, type ExtendedEnd } from '../../rules/index.ts';
import type { PolicyInForce } from '../standing/policy-book.ts';
import { statedDays, withHeld } from './stated-days.ts';

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
  /** Routes whose time the days hold that were stated for the period. */
  readonly held: readonly string[];
}

/** What the law gives a period by itself as of a day, beyond its last day on record. A completed period is given nothing. */
export function dueOf(law: PolicyInForce, facts: Facts, today: Day): Due {
  if (facts.obligation.completedOn !== undefined) return NOTHING;
  const stated = statedDays(law, facts, today);
  if (stated.isUnexplained) return { ...NOTHING, ...UNEXPLAINED, holdsUntil: stated.holdsUntil };
  const { policy, settings } = law;
  const { steps, codes, missing, holdsUntil } = extendedEnd(policy, settings, withHeld(facts, stated), today);
  return {
    ...{ codes, missing, holdsUntil: earlier(holdsUntil, stated.holdsUntil) },
    // Where no day is written, it is since the period is known to have it.
    steps: steps.map(({ route, on, from, to, cites }) => ({ route, on: on ?? today, from, to, cites })),
    held: stated.acts.map(({ attributes }) => String(attributes['act'])),
  };
}

const NOTHING: Due = { steps: [], codes: [], missing: [], holdsUntil: null, held: [] };

const UNEXPLAINED = {
  codes: ['stated_days_unexplained'],
  missing: [
    'Its days, as they were stated, are longer than a term of the law, and no extensions by statute make them so. Record as acts which extensions they hold, each under the id of its route.',
  ],
};

function earlier(a: Day | null, b: Day | null): Day | null {
  return a === null || b === null ? (a ?? b) : a < b ? a : b;
}
