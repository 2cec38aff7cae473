import { isDeepStrictEqual } from 'node:util';
import { judge, type ReadyCase } from '../../rules/cases/judge-case.ts';
import { compilePolicy, verdict, type CompiledPolicy, type Policy } from '../../rules/index.ts';
import { likelyCases } from './likely-cases.ts';
import type { Mutant } from './mutants.ts';

/** What became of a mutant. */
export interface Fate {
  readonly mutant: string;
  readonly fate: 'killed' | 'refused' | 'survived';
  /** The case that killed it. */
  readonly by?: string;
}

/** Tries mutants on the cases of a policy; those likeliest to kill one come first. */
export function trialBy(cases: readonly ReadyCase[]): (mutant: Mutant) => Fate {
  const likely = likelyCases(cases);
  return (mutant) => {
    const { name } = mutant;
    const changed = mutant.policy();
    if (changed === undefined) return { mutant: name, fate: 'refused' };
    const killer = killerOf(name, changed.policy, likely.inOrder(mutant));
    // Looking for text that can never speak takes longer than most cases, and only survivors are asked.
    if (killer === undefined) {
      return { mutant: name, fate: changed.mayNeverSpeak() ? 'refused' : 'survived' };
    }
    likely.killed(mutant, killer);
    return { mutant: name, fate: 'killed', by: killer.name };
  };
}

/** The first case whose answer is not the one it expects. */
export function failing(policy: CompiledPolicy, cases: readonly ReadyCase[]): ReadyCase | undefined {
  return cases.find((ready) => {
    const { outcome, ...more } = ready.expect;
    if (outcome !== undefined && outcomeOf(policy, ready) !== outcome) return true;
    if (Object.keys(more).length === 0) return false;
    const { expected, found } = judge(policy, { ...ready, expect: more });
    return !isDeepStrictEqual(found, expected);
  });
}

/** The outcome alone, which takes no explanation and settles most mutants. */
function outcomeOf(policy: CompiledPolicy, { settings, facts, asOf }: ReadyCase) {
  return verdict(policy, settings, facts, asOf);
}

function killerOf(mutant: string, policy: Policy, cases: readonly ReadyCase[]): ReadyCase | undefined {
  try {
    return failing(compilePolicy(policy, mutant), cases);
  } catch (error) {
    throw new Error(`The mutant "${mutant}" loads and breaks the rules.`, { cause: error });
  }
}
