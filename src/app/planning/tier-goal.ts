import type { CreditFact, Facts } from '../../domain/facts.ts';
import { creditsUnderRoute, needsOfRoute, outcomeOfRoute, routeNamed } from '../../rules/index.ts';
import type { Tier } from '../standing/pathways.ts';
import type { PolicyInForce } from '../standing/policy-book.ts';
import type { Goal } from './goal.ts';
import { withCredits } from './renewal-goal.ts';

/** What a tier takes, for plans. `now` is how the educator stands towards it, which is told where it no longer concerns them. */
export function tierGoal({ policy, settings }: PolicyInForce, facts: Facts, now: Tier): Goal<Tier> {
  const { id } = now;
  const having = (credits: readonly CreditFact[]) => withCredits(facts, credits);
  return {
    answer: (credits, day) =>
      routeNamed(policy, settings, having(credits), day, id) ?? { ...now, outcome: 'not_met' },
    creditsIn: (_, credits, day) => creditsUnderRoute(policy, settings, having(credits), day, id),
    outcome: (credits, day) => outcomeOfRoute(policy, settings, having(credits), day, id) ?? 'not_applicable',
    needs: (credits, day) => {
      const streams = new Set(credits.map(({ credit }) => credit));
      return needsOfRoute(policy, settings, having(credits), day, streams, id);
    },
    creditsStandAlone: policy.creditsStandAlone().routes,
    asked: policy.askedOfCredits,
  };
}
