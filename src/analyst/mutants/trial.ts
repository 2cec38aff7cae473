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

/** Most mutants fall to one of so few cases; to run them takes about as long as to look for idle text. */
const FIRST_ASKED = 60;

/** Tries mutants on the cases of a policy; those likeliest to kill one come first. */
export function trialBy(cases: readonly ReadyCase[]): (mutant: Mutant) => Fate {
  const likely = likelyCases(cases);
  return (mutant) => {
    const { name } = mutant;
    const changed = mutant.policy();
    if (changed === undefined) return { mutant: name, fate: 'refused' };
    const asked = likely.inOrder(mutant);
    const killerAmong = killing(name, changed.policy);
    const first = killerAmong(asked.slice(0, FIRST_ASKED));
    if (first === undefined && changed.mayNeverSpeak()) return { mutant: name, fate: 'refused' };
    const killer = first ?? killerAmong(asked.slice(FIRST_ASKED));
    if (killer === undefined) return { mutant: name, fate: 'survived' };
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

/** Finds the case that kills a mutant among those it is given. */
function killing(mutant: string, policy: Policy): (cases: readonly ReadyCase[]) => ReadyCase | undefined {
  const safely = <T>(what: () => T): T => {
    try {
      return what();
    } catch (error) {
      throw new Error(`The mutant "${mutant}" loads and breaks the rules.`, { cause: error });
    }
  };
  const compiled = safely(() => compilePolicy(policy, mutant));
  return (cases) => safely(() => failing(compiled, cases));
}
