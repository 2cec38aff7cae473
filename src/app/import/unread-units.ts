import type { Refusal } from '../../domain/decider.ts';
import { unitProblem } from '../executing/unit-problem.ts';
import type { Ledger } from '../log/ledger.ts';
import { type CompiledPolicies, policyAt, type PolicyInForce } from '../standing/policy-book.ts';
import { RENEWAL } from '../standing/ways.ts';

/** What stands against a claim in a unit, as the API would refuse it. */
export type UnreadUnits = (state: string, unit: string) => Promise<Refusal | undefined>;

/** By the law of each state as it is when the first of its rows comes: while a file is imported it is read once. */
export function unreadUnits(ledger: Ledger): UnreadUnits {
  const compiled: CompiledPolicies = new Map();
  const laws = new Map<string, Promise<PolicyInForce | undefined>>();
  return async (state, unit) => {
    const law = laws.get(state) ?? lawOf(ledger, compiled, state);
    laws.set(state, law);
    return unitProblem((await law)?.policy, unit);
  };
}

async function lawOf(ledger: Ledger, compiled: CompiledPolicies, state: string) {
  return policyAt(ledger, compiled, state, RENEWAL, await ledger.log.head());
}
