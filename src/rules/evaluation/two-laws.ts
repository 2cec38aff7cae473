import type { Outcome } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { asksWhatCounted } from '../policy/compile-policy.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import type { Matter } from '../settings/run-situation.ts';
import type { AskedOfCredits } from '../situation/asked-of-credits.ts';
import { Lists } from '../situation/items.ts';
import { withApprovals } from '../situation/provider-approvals.ts';
import { SharedWorth } from '../situation/shared-worth.ts';
import { codesOn, type Settings, verdictOn } from './evaluate.ts';

/** A policy with the settings that are confirmed under it. */
export interface Law {
  readonly policy: CompiledPolicy;
  readonly settings: Settings;
}

/** What one obligation comes to under each of two laws. */
export interface UnderBoth<T> {
  readonly before: T;
  readonly after: T;
}

export interface OutcomesUnderBoth extends UnderBoth<Outcome> {
  /** The codes that `evaluate` gives, found when they are asked for. */
  readonly codes: () => UnderBoth<readonly string[]>;
}

/**
 * Asks two laws of the same facts as of the same day: the outcomes that `evaluate` gives under each. What is the same
 * under both is found once: the lists of the facts, and, where both value credits by the same text, what each is worth.
 */
export function underBoth(before: Law, after: Law): (facts: Facts, asOf: Day) => OutcomesUnderBoth {
  const asked = eitherOf(before.policy.askedOfCredits, after.policy.askedOfCredits);
  const isAlike = valuesAlike(before.policy, after.policy);
  // Both are of one state, which keeps one register; a law that does not ask for it has none with it.
  const register = after.policy.register ?? before.policy.register;
  const approvals = { askedOfCredits: asked, ...(register === undefined ? {} : { register }) };
  return (known, asOf) => {
    const facts = withApprovals(known, approvals);
    const lists = new Lists(facts, asked);
    const worth = new SharedWorth();
    const matters: UnderBoth<Matter> = {
      before: { policy: before.policy, facts, lists, worth },
      after: { policy: after.policy, facts, lists, worth: isAlike ? worth : new SharedWorth() },
    };
    return {
      before: verdictOn(matters.before, before.settings, asOf),
      after: verdictOn(matters.after, after.settings, asOf),
      codes: () => ({
        before: codesOn(matters.before, before.settings, asOf),
        after: codesOn(matters.after, after.settings, asOf),
      }),
    };
  };
}

/** An attribute that one of them does not ask for is there for the other. */
function eitherOf(one: AskedOfCredits, other: AskedOfCredits): AskedOfCredits {
  return Object.fromEntries(
    Object.keys(one).map((name) => [name, one[name] === true || other[name] === true]),
  );
}

/** Whether all that valuing reads of a policy is the same text: then the same facts and settings give the same worth. */
function valuesAlike(one: CompiledPolicy, other: CompiledPolicy): boolean {
  const [text, same] = [textOfValuing(one), textOfValuing(other)];
  // Whether a requirement is met may turn on all of the policy.
  return text === same && !text.includes('"met":');
}

function textOfValuing({ source }: CompiledPolicy): string {
  const { credits, rounding, unit, selected_by, lists } = source;
  // Caps are asked where amounts are counted, after every credit was valued.
  const { caps: _, ...valued } = credits ?? {};
  return JSON.stringify([valued, rounding, unit, selected_by, lists, asksWhatCounted(source)]);
}
