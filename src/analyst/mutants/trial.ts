import { isDeepStrictEqual } from 'node:util';
import { judge, type ReadyCase } from '../../rules/cases/judge-case.ts';
import { compilePolicy, type CompiledPolicy, type Policy } from '../../rules/index.ts';
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
  const recent = cases.map((ready) => ({ ready, named: namedBy(ready) }));
  return ({ name, policy: load }) => {
    const policy = load();
    if (policy === undefined) return { mutant: name, fate: 'refused' };
    const killer = killerOf(
      name,
      policy,
      likeliestFirst(recent, name).map(({ ready }) => ready),
    );
    if (killer === undefined) return { mutant: name, fate: 'survived' };
    const place = recent.findIndex(({ ready }) => ready === killer);
    recent.unshift(...recent.splice(place, 1));
    return { mutant: name, fate: 'killed', by: killer.name };
  };
}

interface Candidate {
  readonly ready: ReadyCase;
  /** Requirements, routes, answers and codes the case names. */
  readonly named: ReadonlySet<string>;
}

function namedBy({ expect }: ReadyCase): ReadonlySet<string> {
  return new Set(JSON.stringify(expect).match(/[a-z][a-z0-9_]*/g));
}

/** Cases that name most of where the mutant differs, and of those the ones that killed lately. */
function likeliestFirst(recent: readonly Candidate[], mutant: string): readonly Candidate[] {
  const words = mutant.split(/[. ]/);
  const weight = ({ named }: Candidate) => words.filter((word) => named.has(word)).length;
  return [...recent].map((one) => ({ ...one, weight: weight(one) })).sort((a, b) => b.weight - a.weight);
}

/** The first case whose answer is not the one it expects. */
export function failing(policy: CompiledPolicy, cases: readonly ReadyCase[]): ReadyCase | undefined {
  return cases.find((ready) => {
    const { expected, found } = judge(policy, ready);
    return !isDeepStrictEqual(found, expected);
  });
}

function killerOf(mutant: string, policy: Policy, cases: readonly ReadyCase[]): ReadyCase | undefined {
  try {
    return failing(compilePolicy(policy, mutant), cases);
  } catch (error) {
    throw new Error(`The mutant "${mutant}" loads and breaks the rules.`, { cause: error });
  }
}
