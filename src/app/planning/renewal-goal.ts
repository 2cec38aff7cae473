import type { Decision } from '../../domain/decision.ts';
import type { CreditFact, Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { evaluate, needsOf, verdict } from '../../rules/index.ts';
import { factsOn, untilMoved } from '../periods/as-it-stood.ts';
import type { PolicyInForce } from '../standing/policy-book.ts';
import type { Goal } from './goal.ts';

/** What renewing takes, for plans: the facts of one obligation with other credits beside them. */
export function renewalGoal({ policy, settings }: PolicyInForce, facts: Facts): Goal<Decision> {
  const having = (credits: readonly CreditFact[], day: Day) => factsOn(withCredits(facts, credits), day);
  return {
    answer: (credits, day) =>
      untilMoved(evaluate(policy, settings, having(credits, day), day), facts.obligation, day),
    creditsIn: (answer) => answer.credits,
    outcome: (credits, day) => verdict(policy, settings, having(credits, day), day),
    needs: (credits, day) => {
      const streams = new Set(credits.map(({ credit }) => credit));
      return needsOf(policy, settings, having(credits, day), day, streams);
    },
    creditsStandAlone: policy.creditsStandAlone().owed,
    asked: policy.askedOfCredits,
  };
}

/** The same facts with more credits; one of the same stream takes the place of what is on record. */
export function withCredits(facts: Facts, credits: readonly CreditFact[]): Facts {
  const streams = new Set(credits.map(({ credit }) => credit));
  return { ...facts, credits: [...facts.credits.filter(({ credit }) => !streams.has(credit)), ...credits] };
}
