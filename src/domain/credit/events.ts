// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

export type DenialReason =
  | 'unrelated'
  | 'outside_period'
  | 'undocumented'
  | 'duplicate'
  | 'provider_not_approved';

/** The recogniser's side: a claim that some learning should count. An issuer never grants credit. */
export interface Claimed {
  readonly type: 'credit.Claimed';
  readonly data: {
    readonly educator: string;
    readonly state: string;
    /** What it was, as `workshop`, `course`, `micro_credential`, `performance_assessment`. */
    readonly kind: string;
    readonly title: string;
    /** Decimal text with at most two places, as `7.5`. */
    readonly quantity: string;
    /** As `clock_hour`, `semester_hour`, `quarter_hour`, `ceu`, `micro_credential`. */
    readonly unit: string;
    /** Subject categories, as `content` or `pedagogy`. */
    readonly categories: readonly string[];
    /** The one topic the activity belongs to, where floors are counted by topic. */
    readonly topic?: string;
    /** As `undergraduate` or `graduate`. */
    readonly level?: string;
    /** `taken`, `audited` or `taught`. */
    readonly participation?: string;
    /** As `self_paced` or `live`. */
    readonly delivery?: string;
    /** Subject or area it was in, as the license names it. */
    readonly field?: string;
    /** Letter grade, as `B+`. */
    readonly grade?: string;
    /** What was reached, on the scale of whoever gave it, as a percentage. */
    readonly score?: number;
    /** Whether an assessment at the end was passed. */
    readonly assessed?: boolean;
    /** Whether what was learned was applied afterwards, as the state's rules ask. */
    readonly appliedAfterwards?: boolean;
    readonly completedOn: Day;
    /** The day it was claimed here; absent where a source tells of a claim without saying when it was made. */
    readonly claimedOn?: Day;
    readonly provider: string;
    /** Where the proof is kept. */
    readonly evidence?: string;
    /** Stream of the awarded micro-credential, as `credential-…`. */
    readonly credential?: string;
    /** The source system's own key, unique in its state. */
    readonly externalId?: string;
    /** Id of the event of the educator's own stream it rests on: an evaluation, a certificate, a year of service. */
    readonly ofEvent?: string;
  };
}

/** What a claim says of the activity itself, whoever takes part in it and whenever. */
export type ActivityDetails = Pick<
  Claimed['data'],
  | ('kind' | 'title' | 'quantity' | 'unit' | 'categories')
  | ('topic' | 'level' | 'participation' | 'assessed' | 'provider')
  | ('delivery' | 'field')
>;

/** What a claim says of the activity: all that may be amended. */
export type ClaimDetails = Omit<
  Claimed['data'],
  'educator' | 'state' | 'claimedOn' | 'credential' | 'externalId' | 'ofEvent'
>;

/** In which capacity a claim is decided. Version 2: a committee of the district, or of a regional provider. */
export type Capacity = 'employer' | 'agency' | 'committee' | 'regional_committee';

/** The educator states that the claim is true. */
export interface Attested {
  readonly type: 'credit.Attested';
  readonly data: { readonly by: string; readonly on: Day };
}

/** The provider itself reported the completion. */
export interface ProviderReported {
  readonly type: 'credit.ProviderReported';
  readonly data: {
    readonly provider: string;
    readonly on: Day;
    /** The provider's own key of the attendance it reported. */
    readonly externalId?: string;
  };
}

export interface Approved {
  readonly type: 'credit.Approved';
  readonly data: { readonly by: string; readonly capacity: Capacity; readonly on: Day };
}

export interface Denied {
  readonly type: 'credit.Denied';
  readonly data: {
    readonly by: string;
    readonly capacity: Capacity;
    readonly reason: DenialReason;
    readonly because: string;
    readonly on: Day;
  };
}

export interface Withdrawn {
  readonly type: 'credit.Withdrawn';
  readonly data: { readonly by: string; readonly because: string; readonly on: Day };
}

/**
 * The claim says something else now; what it said stays. Who vouched for it vouched for what it was, so attestation
 * and report have to come again.
 */
export interface Amended {
  readonly type: 'credit.Amended';
  readonly data: {
    readonly by: string;
    readonly was: ClaimDetails;
    readonly is: ClaimDetails;
    readonly because: string;
    readonly on: Day;
  };
}

/** The educator asks somebody else to decide what was denied or reversed. */
export interface Appealed {
  readonly type: 'credit.Appealed';
  readonly data: { readonly by: string; readonly because: string; readonly on: Day };
}

/** A denial that is overturned is followed by an approval; a reversal that is overturned is as if it never was. */
export interface AppealDecided {
  readonly type: 'credit.AppealDecided';
  readonly data: {
    readonly by: string;
    readonly capacity: Capacity;
    readonly outcome: 'granted' | 'refused';
    readonly because: string;
    readonly on: Day;
    /** What a granted appeal overrules: whose denial or reversal, and of which day. A reversal has no capacity. */
    readonly overrules?: { readonly by: string; readonly capacity?: Capacity; readonly on: Day };
  };
}

/** What counted counts no longer. */
export interface Reversed {
  readonly type: 'credit.Reversed';
  readonly data: {
    readonly by: string;
    /** The review in which it was decided, as `review-…`; its reason stands there. */
    readonly review?: string;
    /** Why, where there was no review. */
    readonly because?: string;
    readonly on: Day;
  };
}

/**
 * Takes back one event of this stream, by its id: a claim with what was done upon it, one act, or a retraction; then
 * what that took back stands again.
 */
export interface Retracted {
  readonly type: 'credit.Retracted';
  readonly data: { readonly eventId: string; readonly because: string };
}

export type CreditEvent =
  | (Claimed | Attested | ProviderReported | Approved | Denied | Withdrawn)
  | (Amended | Appealed | AppealDecided | Reversed | Retracted);
