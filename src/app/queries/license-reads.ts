import type { Outcome } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Window } from './page.ts';

/** Whether a term runs on a day, and no act ended it. */
export type LicenseStatus = 'valid' | 'expired' | 'not_begun' | 'lapsed' | 'surrendered' | 'revoked';

export type LicenseSortKey = 'expiresOn' | 'number' | 'class' | 'outcome';

export interface LicenseSort {
  readonly by: LicenseSortKey;
  readonly direction: 'asc' | 'desc';
}

/** Every given part must match. Days are inclusive. */
export interface LicenseFilter {
  readonly state: string;
  readonly number?: string;
  readonly class?: string;
  readonly field?: string;
  readonly outcome?: Outcome;
  readonly status?: LicenseStatus;
  readonly expiresFrom?: Day;
  readonly expiresTo?: Day;
  /** Keyed hash of the holder's name. */
  readonly nameHash?: string;
  readonly educator?: string;
  /** The status it was given, as `inactive`; `active` for none. */
  readonly standing?: string;
  readonly encumbered?: boolean;
  readonly awaitsAnswer?: boolean;
  readonly lapseProposed?: boolean;
  /** Of the latest year of service in the state. */
  readonly employer?: string;
  /** Days from today within which the open period ends. */
  readonly dueWithin?: number;
  /** Whether what the open period asks is not met, or nobody can say. */
  readonly atRisk?: boolean;
}

/** Where a license lies in an order: the value it is ordered by, then its stream. */
export interface LicensePlace {
  readonly value: string;
  readonly license: string;
}

export interface LicenseQuestion {
  readonly filter: LicenseFilter;
  readonly sort: LicenseSort;
  readonly window: Window<LicensePlace>;
  /** The day on which a term runs or not. */
  readonly today: Day;
}

export interface LicenseRow {
  /** Stream of the license. */
  readonly license: string;
  readonly number: string;
  readonly state: string;
  readonly class: string;
  readonly fields: readonly string[];
  readonly educator: string;
  readonly issuedOn: Day;
  readonly validFrom: Day;
  /** Null for life. */
  readonly expiresOn: Day | null;
  readonly status: LicenseStatus;
  readonly standing: string;
  readonly encumbered: boolean;
  /** The way elected that awaits its answer. */
  readonly electedWay: string | null;
  readonly electedOn: Day | null;
  /** The status that is proposed, since when it would stand, and the day before which it is not confirmed. */
  readonly proposedStatus: string | null;
  readonly proposedFrom: Day | null;
  readonly notBefore: Day | null;
  readonly appliedOn: Day | null;
  readonly renewedOn: Day | null;
  readonly outcome: Outcome | null;
  readonly codes: readonly string[];
  readonly pending: boolean;
}

export interface LicenseCount {
  readonly class: string;
  readonly status: LicenseStatus;
  readonly count: number;
}
