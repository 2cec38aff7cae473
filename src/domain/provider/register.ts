import type { Day } from '../values/day.ts';
import { idOf } from '../streams.ts';
import type { ProviderEvent } from './events.ts';

/** One approval of a provider, and the events it rests on: that which gave it, and what ended it. */
export interface KeptApproval {
  readonly from: Day;
  /** Last day; undefined for no end. Before `from` where it was given in error. */
  readonly until: Day | undefined;
  readonly events: readonly string[];
}

/** The approvals of one state, by the id of the provider, each in the order they were given. */
export type ProviderRegister = ReadonlyMap<string, readonly KeptApproval[]>;

/** What is said of a provider, as any stream of providers holds it. */
export type PlacedProviderEvent = ProviderEvent & { readonly stream: string; readonly eventId: string };

/** What a state has said of providers; undefined where it never approved one, so that it keeps no register. */
export function registerOf(
  state: string,
  events: readonly PlacedProviderEvent[],
): ProviderRegister | undefined {
  const register = new Map<string, readonly KeptApproval[]>();
  for (const event of events.filter(({ data }) => data.state === state)) {
    const provider = idOf(event.stream);
    register.set(provider, withEvent(register.get(provider) ?? [], event));
  }
  return register.size === 0 ? undefined : register;
}

function withEvent(
  approvals: readonly KeptApproval[],
  { type, data, eventId }: PlacedProviderEvent,
): readonly KeptApproval[] {
  const { from, until } = data;
  if (type === 'provider.Approved') return [...approvals, { from, until, events: [eventId] }];
  // The last one that begins on that day: one given in error may have been given again.
  const place = approvals.findLastIndex((one) => one.from === from);
  return approvals.map((one, at) => (at === place ? { from, until, events: [...one.events, eventId] } : one));
}

/** Whether a provider was approved on a day, and the events that say so; of one nobody ever approved there are none. */
export interface ApprovalOnDay {
  readonly isApproved: boolean;
  readonly events: readonly string[];
}

export function approvalOn(register: ProviderRegister, provider: string, day: Day): ApprovalOnDay {
  const approvals = register.get(provider) ?? [];
  const holding = approvals.find(({ from, until }) => from <= day && (until === undefined || until >= day));
  if (holding !== undefined) return { isApproved: true, events: holding.events };
  // What ended before, or was given in error, is why it is not.
  const last = approvals.findLast(({ from }) => from <= day);
  return { isApproved: false, events: last?.events ?? [] };
}
