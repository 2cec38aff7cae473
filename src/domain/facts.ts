import type { Day, SchoolYear } from './values/day.ts';
import type { Hundredths } from './values/hundredths.ts';

/**
 * What is true of one educator at a day, folded from events: the only thing rules see. Lists are closed
 * (no event means none); an attribute no event has given is undefined, which is "missing".
 */
export interface Facts {
  readonly educator: string;
  /** Ordinal of the log they were read at. */
  readonly ordinal: number;
  readonly obligation: ObligationFact;
  /** The license the obligation renews. */
  readonly license: LicenseFact;
  /** Every license of the educator, that one included. */
  readonly licenses: readonly LicenseFact[];
  readonly credits: readonly CreditFact[];
  readonly evaluations: readonly EvaluationFact[];
  readonly service: readonly ServiceFact[];
  readonly boards: readonly BoardFact[];
  /** The period before this one, of the same license and strand. */
  readonly previous?: { readonly startsOn: Day; readonly endsOn: Day; readonly completedOn?: Day };
  /** Month in which the educator was born, 1 to 12. */
  readonly birthMonth?: number;
  /** Whatever else is on record, by list. */
  readonly further?: Readonly<Partial<Record<FurtherList, readonly FurtherFact[]>>>;
}

/** Lists whose members are plain records, each with the attributes the rules know it by. */
export type FurtherList =
  | 'endorsements'
  | 'degrees'
  | 'tests'
  | 'awards'
  | 'roles'
  | 'acts'
  | 'employment'
  | 'statuses'
  | 'orders'
  | 'foreign'
  | 'measures'
  | 'periods';

/** One record: its event, and its attributes. Amounts are hundredths, decimals millionths, days `YYYY-MM-DD`. */
export interface FurtherFact {
  readonly eventId: string;
  readonly attributes: {
    readonly [attribute: string]: string | number | boolean | readonly string[] | undefined;
  };
}

export interface ObligationFact {
  /** Stream of the period. */
  readonly period: string;
  readonly state: string;
  readonly strand: string;
  readonly owner: 'person' | 'license';
  /** Stream of the license it renews. */
  readonly license: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** Day of the first application to renew for this period. */
  readonly appliedOn?: Day;
  /** Whether an application awaits its answer. */
  readonly awaitsAnswer?: boolean;
  readonly completedOn?: Day;
  /** Ids of the requirements that were met when it was renewed. */
  readonly metBy?: readonly string[];
  /** What moved its last day, in the order recorded. */
  readonly moves?: readonly EndMove[];
  /** Days on which it rested; without a last one while it does. */
  readonly rests?: readonly Rest[];
  /** A request for more time that awaits its decision. */
  readonly requested?: { readonly route: string; readonly on: Day };
  /** Requests that were denied. */
  readonly denials?: readonly { readonly route: string; readonly on: Day; readonly eventId: string }[];
  readonly closed?: { readonly on: Day; readonly consequence: string; readonly route?: string };
  /** Since when a person keeps it open who opened it again, and the last day they stated. */
  readonly keptOpen?: { readonly on: Day; readonly until?: Day };
  readonly eventId: string;
}

/** One move of a period's last day to a later one. */
export interface EndMove {
  readonly way: 'request' | 'statute' | 'resumption';
  /** Of an extension: the policy's route. */
  readonly route?: string;
  /** Since when it holds. */
  readonly on: Day;
  readonly from: Day;
  readonly endsOn: Day;
  readonly eventId: string;
}

export interface Rest {
  readonly from: Day;
  /** The day before it went on. */
  readonly until?: Day;
  /** A word, as `active_duty`. */
  readonly ground: string;
  readonly eventId: string;
}

export interface LicenseFact {
  /** Stream of the license. */
  readonly license: string;
  readonly state: string;
  readonly class: string;
  readonly fields: readonly string[];
  readonly issuedOn: Day;
  /** First and last day of the term that runs now. */
  readonly validFrom: Day;
  readonly expiresOn: Day;
  /** How often it was renewed so far, where every renewal is on record. */
  readonly renewals?: number;
  readonly plans: readonly { readonly on: Day; readonly capacity: string; readonly eventId: string }[];
  readonly eventId: string;
}

/** Acts so far done upon a credit; policy says which of them makes it count. */
export interface CreditActs {
  readonly attestedOn?: Day;
  readonly providerReportedOn?: Day;
  readonly approvedOn?: Day;
  readonly approvedBy?: string;
  readonly deniedOn?: Day;
  readonly denialReason?: string;
  readonly withdrawnOn?: Day;
  readonly reversedOn?: Day;
}

export interface CreditFact {
  /** Stream of the credit. */
  readonly credit: string;
  readonly state: string;
  readonly kind: string;
  readonly title: string;
  readonly quantity: Hundredths;
  readonly unit: string;
  readonly categories: readonly string[];
  readonly topic?: string;
  readonly level?: string;
  readonly participation?: string;
  readonly grade?: string;
  readonly assessed?: boolean;
  readonly delivery?: string;
  readonly field?: string;
  readonly score?: number;
  readonly appliedAfterwards?: boolean;
  readonly completedOn: Day;
  readonly claimedOn?: Day;
  readonly provider: string;
  /** Whether the state's register has the provider as approved on the day it was completed; missing where it keeps none. */
  readonly providerApproved?: boolean;
  readonly acts: CreditActs;
  /** Amounts, in the unit of the rules, that were used for another period or purpose. */
  readonly used?: readonly {
    readonly for: string;
    readonly on: Day;
    readonly amount: Hundredths;
    /** Id of the event that set it aside. */
    readonly reservation?: string;
  }[];
  /** Id of the claim first, then of each act, then of what says whether its provider was approved where rules ask. */
  readonly events: readonly string[];
}

export interface EvaluationFact {
  readonly state: string;
  readonly schoolYear: SchoolYear;
  readonly score: string;
  readonly employer: string;
  readonly kind?: string;
  /** The day it was completed. */
  readonly on?: Day;
  readonly eventId: string;
}

export interface ServiceFact {
  readonly state: string;
  readonly schoolYear: SchoolYear;
  readonly employer: string;
  readonly role: string;
  readonly days?: number;
  /** Hundredths of a full-time post. */
  readonly fte?: Hundredths;
  readonly school?: string;
  readonly setting?: string;
  readonly field?: string;
  readonly licenseClass?: string;
  readonly eventId: string;
}

export interface BoardFact {
  readonly board: string;
  readonly kind: 'initial' | 'renewal';
  readonly on: Day;
  readonly until: Day;
  readonly field?: string;
  readonly eventId: string;
}
