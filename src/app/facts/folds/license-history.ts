import type { Day } from '../../../domain/values/day.ts';

/** A status a license was given, and the days it stood: without a last one it still does. */
export interface StatusSpan {
  readonly status: string;
  readonly from: Day;
  readonly until?: Day;
  /** Whether the license is over by it, as by a lapse. */
  readonly ended: boolean;
  readonly eventId: string;
}

/** A status the agency stated, and the days it is so: without a last one it still is. */
export type StatedStatusSpan = Omit<StatusSpan, 'ended'>;

/** A final public order, on some fields or, naming none, on the whole license. */
export interface OrderSpan {
  readonly order: 'restriction' | 'suspension' | 'revocation';
  readonly reference: string;
  readonly fields: readonly string[];
  readonly from: Day;
  readonly until?: Day;
  readonly eventId: string;
}

/** A field that was added, and the days it is held. */
export interface EndorsementSpan {
  readonly field: string;
  readonly from: Day;
  readonly until?: Day;
  readonly eventId: string;
}

/** A way that was taken: an act on record, by which rules count how often. */
export interface TakenRoute {
  readonly route: string;
  readonly on: Day;
  readonly eventId: string;
}

/** What somebody applied for and nobody has answered. */
export interface PendingApplication {
  readonly what: 'renewal' | 'election';
  /** Name of the way elected, and the strand of its policy. */
  readonly route?: string;
  readonly strand?: string;
  readonly period: string;
  readonly on: Day;
  readonly by: string;
}

/** A lapse that is proposed and not confirmed. */
export interface ProposedLapse {
  readonly route: string;
  readonly period: string;
  readonly status: string;
  readonly from: Day;
  readonly on: Day;
  readonly noticeDays: number | null;
  readonly servedOn?: Day;
  readonly notBefore?: Day;
}

/** What a license went through besides its terms. */
export interface LicenseHistory {
  /** Those that ways of the law gave, of which one stands at a time. */
  readonly statuses: readonly StatusSpan[];
  /** Those the agency stated, beside them and beside each other. */
  readonly stated: readonly StatedStatusSpan[];
  readonly orders: readonly OrderSpan[];
  readonly endorsements: readonly EndorsementSpan[];
  readonly taken: readonly TakenRoute[];
  readonly pending?: PendingApplication | undefined;
  readonly lapse?: ProposedLapse | undefined;
  /** Periods in which a proposal of lapse was withdrawn by a person. */
  readonly lapsesWithdrawn: readonly string[];
  readonly windows: readonly string[];
  /** Streams of the applications upon which it was issued, or a field was added. */
  readonly applications: readonly string[];
  /** The day it was rescinded, as issued in error: it never was. */
  readonly rescindedOn?: Day;
}

export const NO_HISTORY: LicenseHistory = {
  statuses: [],
  stated: [],
  orders: [],
  endorsements: [],
  taken: [],
  lapsesWithdrawn: [],
  windows: [],
  applications: [],
};
