import type { NodeAnswer, Outcome, SettingAnswer } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Consequence, Start } from '../language/route.ts';

/** What of an answer rests on settings, and until when it holds. */
export interface Held {
  readonly settings: readonly SettingAnswer[];
  /** The first day on which the answer changes though nothing happens; null when none is in sight. */
  readonly holdsUntil: Day | null;
}

/** Whether something may be asked for now, or happens now. */
export type Openness = 'not_yet' | 'open' | 'closed' | 'unknown';

/**
 * One thing that may follow, for an educator whom it concerns. A day, an amount or a number is null where it is
 * not written, does not exist, or is not known; then `codes` and `missing` say why it is not known.
 */
export interface RouteAnswer extends Held {
  readonly id: string;
  readonly gives: Consequence;
  readonly asks: string;
  /** Keys of the policy's citations. */
  readonly cites: readonly string[];
  readonly startedBy: readonly Start[];
  /** Of what it requires. Where nothing is required it is met; where it was taken often enough, it is not. */
  readonly outcome: Outcome;
  readonly requirement: NodeAnswer | null;
  /** What stands between the educator and `met`, and what keeps a day or an amount from being known; sorted. */
  readonly codes: readonly string[];
  readonly missing: readonly string[];
  /** First and last day on which it may be asked for, or happens. */
  readonly opensOn: Day | null;
  readonly closesOn: Day | null;
  readonly isOpen: Openness;
  readonly notice: { readonly days: number | null; readonly cites: readonly string[] } | null;
  /** An application made in time keeps the status until it is decided. */
  readonly keepsStatus: boolean;
  /** How often it may still be taken, as acts of the route's id tell; null where nothing limits it. */
  readonly timesLeft: number | null;
  /** Whose acts are awaited, as in "Waiting for ...". */
  readonly awaits: readonly string[];
  readonly result: RouteResult;
  /** What ends it before its last day: the first of the days that exist. */
  readonly endsEarly: EarlyEnd | null;
  readonly pays: readonly PayAnswer[];
}

/** What there is afterwards. */
export interface RouteResult {
  readonly class: string | null;
  readonly status: string | null;
  readonly startsOn: Day | null;
  /** How long it lasts, where that is written; its last day follows once its first is known. */
  readonly lasts: Span | null;
  /** The last day, or `never` for life. */
  readonly endsOn: string | null;
  /** Of an extension: the new last day of the period. */
  readonly periodEndsOn: Day | null;
  /** What the period that follows is shorter by; null where it is as long as ever. */
  readonly nextIsShorterBy: Span | null;
  /** The fields, or whatever `each` goes through, for which the requirement is met; null where none are told apart. */
  readonly fields: readonly string[] | null;
}

/** Years, months and days of the calendar. */
export interface Span {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

export interface EarlyEnd {
  readonly on: Day;
  readonly asks: string;
  readonly cites: readonly string[];
}

export interface PayAnswer {
  readonly id: string;
  readonly asks: string;
  /** Dollars a year as decimal text; null where what is on record does not tell. */
  readonly amount: string | null;
  readonly group: string | null;
  readonly cites: readonly string[];
}

/** One of the separate answers about a license. */
export interface StandingAnswer extends Held {
  readonly id: string;
  readonly asks: string;
  /** Null where it cannot be said; `codes` and `missing` then say why. */
  readonly value: string | null;
  readonly because: string | null;
  readonly cites: readonly string[];
  readonly codes: readonly string[];
  readonly missing: readonly string[];
}

/** What is looked into afterwards. */
export interface AuditAnswer extends Held {
  readonly id: string;
  readonly asks: string;
  readonly cites: readonly string[];
  /** Whether it concerns the educator; undetermined where that cannot be said. */
  readonly concerns: 'yes' | 'undetermined';
  readonly codes: readonly string[];
  readonly missing: readonly string[];
  /** A share in percent or a number, as decimal text; both null where it is not known. */
  readonly sample: {
    readonly percent: string | null;
    readonly count: string | null;
    readonly per: 'month' | 'year' | 'period';
  } | null;
  readonly keeps: string | null;
  readonly keepUntil: Day | null;
  /** The route that is taken where something is not documented. */
  readonly whenMissing: string | null;
}

/** The end of a period after the extensions that the law gives by itself. */
export interface ExtendedEnd extends Held {
  /** Null where it cannot be said; `codes` and `missing` then say why. */
  readonly endsOn: Day | null;
  readonly steps: readonly ExtensionStep[];
  readonly codes: readonly string[];
  readonly missing: readonly string[];
}

export interface ExtensionStep {
  readonly route: string;
  readonly asks: string;
  readonly cites: readonly string[];
  /** The day on which the law gives it; null where the file does not write it. */
  readonly on: Day | null;
  /** Last day of the period before and after. */
  readonly from: Day;
  readonly to: Day;
}
