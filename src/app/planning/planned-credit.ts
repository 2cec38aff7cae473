import type { Claimed } from '../../domain/credit/events.ts';
import type { Day } from '../../domain/values/day.ts';
import type { OpenedEvent } from '../envelope.ts';
import { recordOf, type EducatorRecord, type PlacedEvent } from '../facts-of.ts';

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
  const { claim, act, on } = plan;
  const claimed: PlacedEvent = {
    ...{ stream: PLANNED, eventId: 'planned-claim', type: 'credit.Claimed' },
    data: { educator, ...claim, claimedOn: on },
  };
  const acted = act === undefined ? [] : [actEvent(act, claim.provider, on)];
  return recordOf(educator, [...events, claimed, ...acted]);
}

function actEvent(act: PlannedAct, provider: string, on: Day): PlacedEvent {
  const place = { stream: PLANNED, eventId: 'planned-act' };
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
