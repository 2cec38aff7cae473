import type { Day } from './values/day.ts';

/** `undetermined` is an answer: a fact, an act or a setting is missing, and the outcome turns on it. */
export type Outcome = 'met' | 'not_met' | 'undetermined' | 'not_applicable';

export type Basis = 'legislation' | 'regulation' | 'agency_policy' | 'observed_practice';

/** Where a rule stands written. */
export interface Citation {
  readonly title: string;
  readonly link: string;
  readonly basis: Basis;
  /** The day the policy was last compared with a reading of the source. */
  readonly verifiedOn: Day;
}

/** Combinations first, then what is asked by itself; `minimum` and `group` are parts of an amount and of a spread. */
export type NodeKind =
  | ('all' | 'any' | 'at_least' | 'not' | 'mixed' | 'each' | 'part')
  | ('amount' | 'minimum' | 'spread' | 'group' | 'count' | 'compare')
  | ('fact' | 'act' | 'stack' | 'not_encoded');

/** One node of the requirement tree with its answer. Amounts are decimal text in the policy's unit. */
export interface NodeAnswer {
  readonly id: string;
  readonly kind: NodeKind;
  readonly outcome: Outcome;
  /** What the node asks, in plain words. */
  readonly asks: string;
  readonly required?: string;
  /** What certainly counts. */
  readonly counted?: string;
  /** What would count if everything still open came out well; given only where it differs. */
  readonly possible?: string;
  readonly unit?: string;
  /** Keys of `Decision.citations`. */
  readonly cites: readonly string[];
  /** Stable codes of what stands between this node and `met`, sorted; empty when met. */
  readonly codes: readonly string[];
  /** Ids of the events that made the answer so. */
  readonly events: readonly string[];
  /** What would close it, in plain words; empty when met. */
  readonly missing: readonly string[];
  readonly children: readonly NodeAnswer[];
}

/** What a credit's counting rests on, weakest first. */
export type RestsOn = 'attestation' | 'provider_report' | 'approval' | 'record';

/** A reason with a stable code; the sentence is for people. */
export interface Reason {
  readonly code: string;
  readonly because: string;
  readonly cites: readonly string[];
}

/** One credit (or evaluation, or board certificate) and its whole path: claimed, worth, where, or why not. */
export interface CreditAnswer {
  /** Stream of the credit, or `educator-…#eventId` for a fact of the educator's own stream. */
  readonly source: string;
  readonly title: string;
  /** As claimed: `3 semester_hour`, `evaluation 5`. */
  readonly claimed: string;
  readonly completedOn: Day;
  readonly verdict: 'counted' | 'partly' | 'not_counted' | 'undetermined';
  /** Its worth in the policy's unit before any assignment, `0` when it is not accepted. */
  readonly worth: string;
  readonly counted: string;
  /**
   * Where the counted amount went: an amount node, or one of its minimums. `again` marks what stands in the
   * amount node's sum already, where hours may count in several minimums.
   */
  readonly where: readonly { readonly node: string; readonly amount: string; readonly again: boolean }[];
  readonly reasons: readonly Reason[];
  readonly restsOn: RestsOn;
  readonly events: readonly string[];
}

/** A value the sources do not give, as the decision met it. */
export interface SettingAnswer {
  readonly setting: string;
  readonly asks: string;
  /** The confirmed value, null while the agency has confirmed none. */
  readonly value: string | null;
  /** While unconfirmed: the outcome under each possible value, where the sources name them. */
  readonly outcomes: readonly { readonly value: string; readonly outcome: Outcome }[];
}

/** The whole answer of `evaluate`, kept with the act that rested on it. */
export interface Decision {
  readonly outcome: Outcome;
  /** Stable codes of what stands between the educator and `met`, sorted; empty when met. */
  readonly codes: readonly string[];
  readonly asOf: Day;
  /** Ordinal of the log the facts were read at. */
  readonly ordinal: number;
  readonly policy: {
    readonly state: string;
    readonly strand: string;
    readonly version: number;
    readonly digest: string;
  };
  /** The day that chose the text of the rule, and why that day; null where nothing applies. */
  readonly selected: { readonly by: string; readonly day: Day } | null;
  readonly period: { readonly id: string; readonly startsOn: Day; readonly endsOn: Day };
  readonly unit: string;
  readonly requirement: NodeAnswer | null;
  readonly credits: readonly CreditAnswer[];
  /** What is missing, in plain words. */
  readonly missing: readonly string[];
  readonly settings: readonly SettingAnswer[];
  readonly citations: { readonly [source: string]: Citation };
  /** How much of what counts rests on the educator's attestation alone. */
  readonly attestedOnly: string;
  /** The first day on which the answer changes though nothing happens; null when none is in sight. */
  readonly holdsUntil: Day | null;
}
