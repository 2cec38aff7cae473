import type { Outcome } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { evaluate, verdict } from '../../rules/index.ts';
import type { PolicyInForce } from '../policy-book.ts';

/** The law that holds, and what may take its place. */
export interface LawChange {
  readonly before: PolicyInForce;
  readonly after: PolicyInForce;
}

/** What one obligation is answered under each of two laws, and why the answers differ. */
export interface Compared {
  readonly before: Outcome;
  readonly after: Outcome;
  /** Codes that stand in the way under the second law alone, sorted; none where the outcome is the same. */
  readonly come: readonly string[];
  /** Codes that stood in the way under the first law alone. */
  readonly gone: readonly string[];
}

const NONE: readonly string[] = [];

/**
 * What a change of the law makes of one obligation as of a day. Most outcomes stay, and finding that takes the
 * verdicts alone: only an outcome that flips is explained.
 */
export function compareLaws({ before, after }: LawChange, facts: Facts, asOf: Day): Compared {
  const outcomes = {
    before: verdict(before.policy, before.settings, facts, asOf),
    after: verdict(after.policy, after.settings, facts, asOf),
  };
  if (outcomes.before === outcomes.after) return { ...outcomes, come: NONE, gone: NONE };
  const codes = {
    before: evaluate(before.policy, before.settings, facts, asOf).codes,
    after: evaluate(after.policy, after.settings, facts, asOf).codes,
  };
  return {
    ...outcomes,
    come: codes.after.filter((code) => !codes.before.includes(code)),
    gone: codes.before.filter((code) => !codes.after.includes(code)),
  };
}
