import type { Claimed } from '../../domain/credit/events.ts';
import type { CreditFact } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { recordOf, type EducatorRecord, type PlacedEvent } from '../facts/facts-of.ts';
import type { OpenedEvent } from '../log/envelope.ts';

/** An activity as it would be claimed; who, toward which state and when is said besides. */
export type Activity = Omit<
  Claimed['data'],
  'educator' | 'state' | 'completedOn' | 'claimedOn' | 'evidence' | 'credential' | 'externalId'
>;

/** Acts upon a claim, weakest first. */
export const PLANNED_ACTS = [
  'attestation',
  'provider_report',
  'employer_approval',
  'agency_approval',
] as const;
export type PlannedAct = (typeof PLANNED_ACTS)[number];

/** A claim that nobody has made, and an act upon it. */
export interface Plan {
  readonly claim: Omit<Claimed['data'], 'educator'>;
  readonly act: PlannedAct | undefined;
  /** The day of the act. */
  readonly on: Day;
}

/** Named like a stream of credits, which a real one never is. */
export const PLANNED = 'credit-planned';

/** What the ledger would say of an educator if the plan were recorded: the same events, folded the same way. */
export function recordWith(educator: string, events: readonly OpenedEvent[], plan: Plan): EducatorRecord {
  return recordOf(educator, [...events, ...eventsOf(educator, plan, PLANNED)]);
}

/** The credit that a plan would be by itself, in a stream of this name. */
export function creditOf(educator: string, plan: Plan, stream: string): CreditFact | undefined {
  return recordOf(educator, eventsOf(educator, plan, stream)).credits.get(stream);
}

/** A credit on record as it would be after one act more. */
export function actedUpon(
  educator: string,
  credit: CreditFact,
  events: readonly OpenedEvent[],
  { act, on }: Pick<Plan, 'act' | 'on'>,
): CreditFact {
  if (act === undefined) return credit;
  const own = events.filter(({ stream }) => stream === credit.credit);
  const after = recordOf(educator, [...own, actEvent(act, credit.provider, on, credit.credit)]);
  // What was used of it is told by other streams.
  return { ...credit, ...after.credits.get(credit.credit), ...(credit.used && { used: credit.used }) };
}

function eventsOf(educator: string, { claim, act, on }: Plan, stream: string): readonly PlacedEvent[] {
  const claimed: PlacedEvent = {
    ...{ stream, eventId: 'planned-claim', type: 'credit.Claimed' },
    data: { educator, ...claim, claimedOn: on },
  };
  return act === undefined ? [claimed] : [claimed, actEvent(act, claim.provider, on, stream)];
}

function actEvent(act: PlannedAct, provider: string, on: Day, stream: string): PlacedEvent {
  const place = { stream, eventId: 'planned-act' };
  const by = 'planned';
  switch (act) {
    case 'attestation':
      return { ...place, type: 'credit.Attested', data: { by, on } };
    case 'provider_report':
      return { ...place, type: 'credit.ProviderReported', data: { provider, on } };
    case 'employer_approval':
      return { ...place, type: 'credit.Approved', data: { by, capacity: 'employer', on } };
    case 'agency_approval':
      return { ...place, type: 'credit.Approved', data: { by, capacity: 'agency', on } };
  }
}
