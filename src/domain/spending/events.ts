// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

/** So much of one credit, as decimal text in the unit of the rules. */
export interface Spend {
  /** Stream of the credit. */
  readonly credit: string;
  readonly amount: string;
}

/**
 * Credits are set aside for one act, before the act: whoever comes after finds them used, and decides on that. The
 * stream of one educator orders all who would spend that educator's credits. Version 2 knows ways of the law and
 * applications; what was reserved before was for renewals.
 */
export interface Reserved {
  readonly type: 'spending.Reserved';
  readonly data: {
    /**
     * What they are spent for: the stream of a period, or `period-…#way` for a way with a requirement of its own, or
     * `application-…#` and the id of the filing.
     */
    readonly for: string;
    /** The way that is taken, by its name in the policy; absent for renewals and applications. */
    readonly way?: string;
    /** Stream of the license it is about. The act stands there, but for a grant: that stands in its application. */
    readonly license: string;
    /** The command that acts, so that its retry goes on with what it has reserved. */
    readonly command: string;
    /** Place of the log at which the facts of the decision were read. */
    readonly ordinal: number;
    readonly on: Day;
    readonly spends: readonly Spend[];
  };
}

/** The act stands in the ledger: what was set aside is spent. */
export interface Confirmed {
  readonly type: 'spending.Confirmed';
  /** `reservation` is the id of its event, `act` where the act stands, as `license-…@revision` or `application-…@revision`. */
  readonly data: { readonly reservation: string; readonly act: string };
}

/**
 * `facts_changed`: something became known between the reading of the facts and the reservation; `refused`: the act
 * was refused; `not_acted`: whoever reserved never acted, and can no longer; `undone`: the act was undone.
 */
export type ReleaseReason = 'facts_changed' | 'refused' | 'not_acted' | 'undone';

/** What was set aside is free again. */
export interface Released {
  readonly type: 'spending.Released';
  readonly data: { readonly reservation: string; readonly because: ReleaseReason };
}

export type SpendingEvent = Reserved | Confirmed | Released;
