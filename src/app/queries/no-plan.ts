import type { Decision } from '../../domain/decision.ts';
import type { ObligationFact } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Told } from '../planning/goal.ts';
import type { Plans, WhyNone } from '../planning/plan.ts';

/** Why there is no plan: a code for programs, a sentence for people. */
export interface NoPlan {
  readonly code: WhyNone | 'period_over' | 'no_law';
  readonly because: string;
}

const SAID: Readonly<Record<WhyNone, string>> = {
  nothing_lacking: 'Nothing is missing that has to be done.',
  nothing_counts: 'Nothing that is begun or on offer would count.',
  nothing_closes: 'All that is begun and on offer together closes no part of what is missing.',
  over_budget:
    'What closes anything costs more than the budget, or says no cost. Give a larger one, or none.',
  none_found: 'The search gave up before it had found one. Ask with another objective, or for a later day.',
};

export function noPlanOf({ whyNone }: Plans<Told>): NoPlan | undefined {
  return whyNone && { code: whyNone, because: SAID[whyNone] };
}

export function noLaw({ state, strand }: ObligationFact): NoPlan {
  return {
    code: 'no_law',
    because: `No policy of ${state} is published for ${strand}: nobody knows what it takes.`,
  };
}

/** What is over is told before whatever of it makes that there is no plan. */
export function noPlanIn(plans: Plans<Decision>, { endsOn }: ObligationFact, from: Day): NoPlan | undefined {
  const { whyNone } = plans;
  if (whyNone === undefined || whyNone === 'nothing_lacking' || from <= endsOn) return noPlanOf(plans);
  const because = `The period ended on ${endsOn}: nothing that is done from ${from} on closes what is missing in it.`;
  return { code: 'period_over', because };
}
