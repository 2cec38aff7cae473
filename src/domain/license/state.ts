import type { Recorded } from '../decider.ts';
import type { Day } from '../values/day.ts';
import type { Issued, LicenseEvent } from './events.ts';
import type { LapseProposed } from './events/lapse.ts';
import type { OrderEntered } from './events/order.ts';

/** A way that awaits its answer. */
export interface PendingElection {
  readonly route: string;
  readonly strand: string;
  readonly period: string;
  readonly on: Day;
  readonly by: string;
}

/** A lapse that awaits notice or confirmation. */
export type PendingLapse = LapseProposed['data'] & {
  readonly notice: { readonly method: string; readonly servedOn: Day; readonly notBefore: Day } | undefined;
};

export interface Endorsement {
  readonly on: Day;
  readonly validUntil: Day | undefined;
  readonly droppedOn: Day | undefined;
}

export type Order = Omit<OrderEntered['data'], 'by' | 'on'> & { readonly liftedFrom: Day | undefined };

/** A status the agency stated, beside what ways of the law give. */
export interface StatedStatus {
  readonly status: string;
  readonly from: Day;
  readonly until?: Day | undefined;
}

/** A way and the period in which it was answered. */
export interface AnsweredElection {
  readonly route: string;
  readonly period: string;
}

/** A period that ended in a renewal, by whom and when. */
export interface Renewal {
  readonly period: string;
  readonly by: string;
  readonly on: Day;
}

export interface LicenseState {
  /** As it was issued; `class`, `fields` and `issuedOn` are what holds now. */
  readonly issued: Issued['data'] | undefined;
  readonly class: string;
  readonly fields: readonly string[];
  readonly issuedOn: Day | undefined;
  /** The term that runs now; `expiresOn` is null for life. */
  readonly validFrom: Day | undefined;
  readonly expiresOn: Day | null | undefined;
  readonly plannedOn: readonly Day[];
  readonly windows: readonly string[];
  /** Period of the renewal that awaits its answer. */
  readonly appliedFor: string | undefined;
  /** The renewals so far, oldest first. */
  readonly renewals: readonly Renewal[];
  /** Periods that a way ended which began a new term. */
  readonly endedByWay: readonly string[];
  /** Periods whose last application was denied. */
  readonly deniedFor: readonly string[];
  /** Reservations of credits under which it was renewed or a way was taken, and under which neither can be any more. */
  readonly actedUnder: readonly string[];
  readonly setAside: readonly string[];
  readonly election: PendingElection | undefined;
  readonly granted: readonly AnsweredElection[];
  readonly electionsDenied: readonly AnsweredElection[];
  /** Whether the last that was applied for was withdrawn. */
  readonly withdrawn: boolean;
  readonly lapse: PendingLapse | undefined;
  /** What became of the last proposal, while nothing else came after it. */
  readonly lapseAnswered: 'confirmed' | 'withdrawn' | undefined;
  /** Periods whose lapse was confirmed. */
  readonly lapsedFor: readonly string[];
  /** Periods whose last proposal of a lapse was withdrawn. */
  readonly lapsesWithdrawn: readonly string[];
  /** The status that holds, where one was given; `ended` where the license is over by it. */
  readonly status: { readonly status: string; readonly from: Day; readonly ended: boolean } | undefined;
  /** Statuses the agency stated, oldest first. */
  readonly statuses: readonly StatedStatus[];
  readonly endorsements: ReadonlyMap<string, Endorsement>;
  /** By their references. */
  readonly orders: ReadonlyMap<string, Order>;
  readonly surrenderedFrom: Day | undefined;
  readonly rescinded: boolean;
  /** Every event so far, for what is taken back. */
  readonly past: readonly Recorded<LicenseEvent>[];
}

export const initial: LicenseState = {
  issued: undefined,
  class: '',
  fields: [],
  issuedOn: undefined,
  validFrom: undefined,
  expiresOn: undefined,
  plannedOn: [],
  windows: [],
  appliedFor: undefined,
  renewals: [],
  endedByWay: [],
  deniedFor: [],
  actedUnder: [],
  setAside: [],
  election: undefined,
  granted: [],
  electionsDenied: [],
  withdrawn: false,
  lapse: undefined,
  lapseAnswered: undefined,
  lapsedFor: [],
  lapsesWithdrawn: [],
  status: undefined,
  statuses: [],
  endorsements: new Map(),
  orders: new Map(),
  surrenderedFrom: undefined,
  rescinded: false,
  past: [],
};
