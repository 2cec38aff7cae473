import { type ProviderRegister, registerOf } from '../../domain/provider/register.ts';
import { asksForApprovals, type CompiledPolicy } from '../../rules/index.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import type { Ledger } from '../log/ledger.ts';
import { readingOnce } from '../log/read-once.ts';

/** What is said of providers, in whichever state. */
export const OF_PROVIDERS = ['provider.Approved', 'provider.ApprovalEnded'] as const;

const readUntil = readingOnce();

/** The same events fold to the same, by state. */
const FOLDED = new WeakMap<readonly OpenedEvent[], Map<string, ProviderRegister | undefined>>();

/**
 * The policy with the register of approved providers that its state keeps, as it was known at an ordinal, where its rules
 * ask for one. The register is part of the law that facts are held against: it is read with it, and known when it is.
 */
export async function withRegister(
  ledger: Ledger,
  policy: CompiledPolicy,
  ordinal: number,
): Promise<CompiledPolicy> {
  if (!asksForApprovals(policy)) return policy;
  const register = registerIn(
    await readUntil(ledger, 'providers', { types: OF_PROVIDERS }, ordinal),
    policy.state,
  );
  return register === undefined ? policy : boundTo(policy, register);
}

/** The policy under which a register is asked. */
export function boundTo(policy: CompiledPolicy, register: ProviderRegister | undefined): CompiledPolicy {
  return register === undefined ? policy : { ...policy, register };
}

function registerIn(events: readonly OpenedEvent[], state: string): ProviderRegister | undefined {
  const folded = FOLDED.get(events) ?? new Map<string, ProviderRegister | undefined>();
  FOLDED.set(events, folded);
  if (!folded.has(state)) folded.set(state, registerOf(state, events.filter(isOfProvider)));
  return folded.get(state);
}

export function isOfProvider<E extends { readonly type: string }>(
  event: E,
): event is Extract<E, { readonly type: (typeof OF_PROVIDERS)[number] }> {
  return OF_PROVIDERS.some((type) => type === event.type);
}
