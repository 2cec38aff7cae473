import {
  type PlacedProviderEvent,
  type ProviderRegister,
  registerOf,
} from '../../domain/provider/register.ts';
import { asksForApprovals, type CompiledPolicy } from '../../rules/index.ts';
import type { EventLog } from '../log/event-log.ts';
import { type Ledger, readEvery } from '../log/ledger.ts';
import { openEvents } from '../log/open-events.ts';

/** What is said of providers, in whichever state. */
export const OF_PROVIDERS = ['provider.Approved', 'provider.ApprovalEnded'] as const;

type ReadEvent = PlacedProviderEvent & { readonly ordinal: number };

/** What was read of all providers, and up to which place of the log. */
interface Read {
  readonly events: readonly ReadEvent[];
  readonly until: number;
}

/** What a log says never changes, so it is read once. */
const READ = new WeakMap<EventLog, Read>();

/** The same events fold to the same, by state. */
const FOLDED = new WeakMap<readonly PlacedProviderEvent[], Map<string, ProviderRegister | undefined>>();

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
  const register = registerIn(await readUntil(ledger, ordinal), policy.state);
  return register === undefined ? policy : boundTo(policy, register);
}

/** The policy under which a register is asked. */
export function boundTo(policy: CompiledPolicy, register: ProviderRegister | undefined): CompiledPolicy {
  return register === undefined ? policy : { ...policy, register };
}

function registerIn(events: readonly PlacedProviderEvent[], state: string): ProviderRegister | undefined {
  const folded = FOLDED.get(events) ?? new Map<string, ProviderRegister | undefined>();
  FOLDED.set(events, folded);
  if (!folded.has(state)) folded.set(state, registerOf(state, events));
  return folded.get(state);
}

async function readUntil({ log, vault }: Ledger, ordinal: number): Promise<readonly ReadEvent[]> {
  const known = READ.get(log) ?? { events: [], until: 0 };
  if (ordinal <= known.until) {
    const isLater = (known.events.at(-1)?.ordinal ?? 0) > ordinal;
    return isLater ? known.events.filter((event) => event.ordinal <= ordinal) : known.events;
  }
  const stored = await readEvery(log, { types: OF_PROVIDERS, until: ordinal }, known.until);
  const read = (await openEvents(stored, vault)).flatMap((event) => (isOfProvider(event) ? [event] : []));
  const events = read.length === 0 ? known.events : [...known.events, ...read];
  // Another reader may have come further meanwhile.
  if (ordinal > (READ.get(log)?.until ?? 0)) READ.set(log, { events, until: ordinal });
  return events;
}

export function isOfProvider<E extends { readonly type: string }>(
  event: E,
): event is Extract<E, { readonly type: (typeof OF_PROVIDERS)[number] }> {
  return OF_PROVIDERS.some((type) => type === event.type);
}
