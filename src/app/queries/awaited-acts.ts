import type { Day } from '../../domain/values/day.ts';
import type { Role } from '../access.ts';
import type { Window } from './page.ts';

/** Acts that somebody waits for, and who may do each. */
export const MAY_ACT = {
  credit_approval: ['agency', 'district'],
  credit_report: ['agency'],
  credit_appeal: ['agency'],
  review: ['agency'],
  application: ['agency'],
  renewal: ['agency'],
  extension: ['agency'],
  election: ['agency'],
  lapse_notice: ['agency'],
  lapse: ['agency'],
  screening: ['assessor', 'approver'],
  assessment: ['assessor', 'approver'],
  credential_decision: ['approver'],
  credential_appeal: ['approver'],
  vote: ['assessor', 'approver'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type AwaitedKind = keyof typeof MAY_ACT;

export const AWAITED_KINDS = Object.keys(MAY_ACT) as readonly AwaitedKind[];

export type AwaitedSortKey = 'since' | 'due';

export interface AwaitedSort {
  readonly by: AwaitedSortKey;
  readonly direction: 'asc' | 'desc';
}

/** Every given part must match. */
export interface AwaitedFilter {
  readonly kinds?: readonly AwaitedKind[];
  readonly educator?: string;
  /** Whether the last day by law is over. */
  readonly overdue?: boolean;
  /** Awaited since this day or earlier. */
  readonly sinceUntil?: Day;
}

/** What a caller may see: acts of these kinds, of a state, of an employer's educators or of an issuer. */
export interface QueueSight {
  readonly ofState: Sight;
  readonly ofEmployer: Sight;
  readonly ofIssuer: Sight;
  /** Nobody acts upon their own. */
  readonly self: string | undefined;
  readonly subject: string;
  /** Whether they may know who assesses, and give work to assessors. */
  readonly approves: boolean;
}

interface Sight {
  readonly of: string | undefined;
  readonly kinds: readonly AwaitedKind[];
}

/** Where an act lies in an order: the day it is ordered by, then the place of the event that made it awaited. */
export interface AwaitedPlace {
  /** A day, or `infinity` where no last day is named. */
  readonly day: string;
  readonly ordinal: number;
}

export interface QueueQuestion {
  readonly sight: QueueSight;
  readonly filter: AwaitedFilter;
  readonly sort: AwaitedSort;
  readonly window: Window<AwaitedPlace>;
  /** The day on which a last day is over or not. */
  readonly today: Day;
}

export interface AwaitedAct {
  /** Id of the event that made it awaited. */
  readonly eventId: string;
  readonly kind: AwaitedKind;
  /** The record the act is done upon, as those who act name it. */
  readonly record: string;
  readonly detail: string | null;
  /** Null where who acts must not know. */
  readonly educator: string | null;
  readonly state: string | null;
  readonly issuer: string | null;
  readonly since: Day;
  readonly due: Day | null;
  readonly notBefore: Day | null;
  readonly ageDays: number;
  readonly overdue: boolean;
  /** Subjects of those who have it in hand, as far as the caller may know. */
  readonly claimedBy: readonly string[];
}

/** How many acts of a kind are awaited, how many of them are late, and since when the first. */
export interface AwaitedCount {
  readonly kind: AwaitedKind;
  readonly count: number;
  readonly overdue: number;
  readonly oldest: Day;
}
