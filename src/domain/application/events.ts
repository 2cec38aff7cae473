// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Decision } from '../decision.ts';
import type { Day } from '../values/day.ts';

/** What is applied for: a license, whether the first or another, or a field added to a license that is held. */
export type ApplicationKind = 'license' | 'endorsement';

/** Of a field added, `class` is that of the license it is to be added to. After an answer it may be filed anew. */
export interface Filed {
  readonly type: 'application.Filed';
  readonly data: {
    readonly educator: string;
    readonly state: string;
    readonly kind: ApplicationKind;
    readonly class: string;
    readonly fields: readonly string[];
    /** Stream of the license a field is to be added to. */
    readonly license?: string;
    readonly on: Day;
  };
}

/** The fields applied for are others, and these are all of them. */
export interface Amended {
  readonly type: 'application.Amended';
  readonly data: { readonly by: string; readonly on: Day; readonly fields: readonly string[] };
}

export interface Withdrawn {
  readonly type: 'application.Withdrawn';
  readonly data: { readonly by: string; readonly on: Day };
}

/**
 * What was applied for is given. The license is written after this, under the license's own stream: see
 * `GrantSetAside` for what becomes of a grant that could not be carried out.
 */
export interface Granted {
  readonly type: 'application.Granted';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    /** Stream of the license that is issued, or to which the field is added. */
    readonly license: string;
    readonly class: string;
    readonly fields: readonly string[];
    /** First day of the term, or on which the field is held. */
    readonly from: Day;
    /** The last day; null for life, or where a field has none of its own. */
    readonly until: Day | null;
    /** The answer of the law; absent where none is published. */
    readonly decision?: Decision;
    /** Why it was granted, where no law answered. */
    readonly because?: string;
    /** Id of the event that set aside, in `spending-<educator>`, the credits it needed; absent where it needed none. */
    readonly reservation?: string;
  };
}

/**
 * A grant had set credits aside and was not finished: they are to be free again. Whoever was only slow finds the
 * application moved on, and must decide anew.
 */
export interface GrantAbandoned {
  readonly type: 'application.GrantAbandoned';
  readonly data: { readonly reservation: string };
}

/** A grant could not be carried out, as where its number was given to somebody else: the application is open again. */
export interface GrantSetAside {
  readonly type: 'application.GrantSetAside';
  readonly data: {
    /** Id of the grant. */
    readonly grant: string;
    readonly license: string;
    /** Code of what stood against it. */
    readonly code: string;
    readonly on: Day;
  };
}

export interface Denied {
  readonly type: 'application.Denied';
  readonly data: {
    readonly by: string;
    readonly on: Day;
    readonly because: string;
    /** The answer of the law; absent where none is published. */
    readonly decision?: Decision;
  };
}

export type ApplicationEvent =
  | (Filed | Amended | Withdrawn)
  | (Granted | GrantAbandoned | GrantSetAside | Denied);
