import type { CreditFact, Facts } from '../../domain/facts.ts';
import { approvalOn, type ProviderRegister } from '../../domain/provider/register.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';

/** Whether rules ask if the provider of a credit was approved. */
export function asksForApprovals({ askedOfCredits }: Pick<CompiledPolicy, 'askedOfCredits'>): boolean {
  return askedOfCredits['provider_approved'] === true;
}

/**
 * The facts with what the state's register says of the provider of each credit on the day it was completed, and the
 * events it says so by. Where the state keeps no register, it is missing.
 */
export function withApprovals(
  facts: Facts,
  policy: Pick<CompiledPolicy, 'askedOfCredits' | 'register'>,
): Facts {
  const { register } = policy;
  if (register === undefined || !asksForApprovals(policy)) return facts;
  return { ...facts, credits: facts.credits.map((credit) => withApproval(credit, register)) };
}

function withApproval(credit: CreditFact, register: ProviderRegister): CreditFact {
  const { isApproved, events } = approvalOn(register, credit.provider, credit.completedOn);
  return { ...credit, providerApproved: isApproved, events: [...credit.events, ...events] };
}
