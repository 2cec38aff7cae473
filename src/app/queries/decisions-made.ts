import type { Outcome } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Window } from './page.ts';

/** What was decided. */
export type DecisionKind =
  | ('renewal' | 'renewal_denial' | 'conditional_renewal' | 'extension' | 'extension_denial')
  | ('advancement' | 'downgrade' | 'reinstatement' | 'reissue' | 'election_denial')
  | ('lapse' | 'expiration' | 'inactivation')
  | ('application_grant' | 'application_denial')
  | ('credit_approval' | 'credit_denial' | 'credit_reversal' | 'credit_appeal_decision');

/** Every given part must match. Days are inclusive. */
export interface DecisionFilter {
  readonly state: string;
  readonly kinds?: readonly DecisionKind[];
  readonly outcome?: Outcome;
  /** One of the codes of what stood between. */
  readonly code?: string;
  readonly educator?: string;
  /** Stream of the license. */
  readonly license?: string;
  readonly decidedBy?: string;
  readonly policyVersion?: number;
  readonly from?: Day;
  readonly to?: Day;
}

/** Where a decision lies: its day, then its place in the log. */
export interface DecisionPlace {
  readonly day: Day;
  readonly ordinal: number;
}

export interface DecisionsQuestion {
  readonly filter: DecisionFilter;
  readonly direction: 'asc' | 'desc';
  readonly window: Window<DecisionPlace>;
}

export interface DecisionMade {
  /** Where it stands, as `license-…@revision`, `application-…@revision` or `credit-…@revision`. */
  readonly decision: string;
  readonly eventId: string;
  readonly kind: DecisionKind;
  /** Streams of the license and the period, where it is of one; of the application it answers, or the credit. */
  readonly license: string | null;
  readonly period: string | null;
  readonly application: string | null;
  readonly credit: string | null;
  readonly educator: string;
  readonly state: string;
  readonly route: string | null;
  readonly on: Day;
  readonly by: string;
  readonly outcome: Outcome | null;
  readonly codes: readonly string[];
  readonly missing: readonly string[];
  readonly required: string | null;
  readonly counted: string | null;
  readonly unit: string | null;
  readonly policyVersion: number | null;
  readonly policyDigest: string | null;
  readonly ordinal: number;
}
