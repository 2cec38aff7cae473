import type { Day } from '../../domain/values/day.ts';
import type { Page, Window } from './page.ts';

/** How a period stands on a day. `over`: its last day has passed, and nothing was recorded of it. */
export type PeriodStatus = 'not_begun' | 'running' | 'suspended' | 'over' | 'closed' | 'completed';

export type PeriodSortKey = 'endsOn' | 'startsOn' | 'class';

export interface PeriodSort {
  readonly by: PeriodSortKey;
  readonly direction: 'asc' | 'desc';
}

/** Every given part must match. Days are inclusive. */
export interface PeriodFilter {
  readonly state?: string;
  readonly educator?: string;
  /** Stream of the license. */
  readonly license?: string;
  readonly class?: string;
  readonly status?: PeriodStatus;
  readonly endsFrom?: Day;
  readonly endsTo?: Day;
  /** Whether its last day was ever moved. */
  readonly extended?: boolean;
  /** Whether a request for more time awaits its decision. */
  readonly requested?: boolean;
  readonly consequence?: string;
}

/** Where a period lies in an order: the value it is ordered by, then its stream. */
export interface PeriodPlace {
  readonly value: string;
  readonly period: string;
}

export interface PeriodQuestion {
  readonly filter: PeriodFilter;
  readonly sort: PeriodSort;
  readonly window: Window<PeriodPlace>;
  readonly today: Day;
}

export interface PeriodRow {
  /** The stream. */
  readonly period: string;
  readonly educator: string;
  readonly state: string;
  readonly strand: string;
  readonly owner: string;
  readonly license: string;
  readonly class: string;
  readonly status: PeriodStatus;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly firstEndsOn: Day;
  readonly completedOn: Day | null;
  readonly suspendedFrom: Day | null;
  readonly suspendedFor: string | null;
  readonly requestedRoute: string | null;
  readonly requestedOn: Day | null;
  readonly closedOn: Day | null;
  readonly consequence: string | null;
  readonly closedRoute: string | null;
  readonly keptOpenSince: string | null;
  readonly keptOpenUntil: string | null;
  readonly moves: readonly MoveRow[];
  readonly pending: boolean;
}

export interface MoveRow {
  readonly way: 'request' | 'statute' | 'resumption';
  readonly route: string | null;
  readonly on: Day;
  readonly from: Day;
  readonly endsOn: Day;
}

/** Which periods a statute would extend; places are their streams. */
export interface DueQuestion {
  readonly state: string;
  readonly route: string;
  readonly window: Window<string>;
}

export interface DueRow {
  readonly period: string;
  readonly educator: string;
  readonly license: string;
  readonly class: string;
  readonly startsOn: Day;
  readonly on: Day;
  readonly from: Day;
  readonly to: Day;
  /** Routes that must be given first. */
  readonly after: readonly string[];
}

export interface DueSummary {
  readonly periods: number;
  /** Of these, how many another statute must be given to first. */
  readonly waiting: number;
  /** Open periods whose days, as they were stated, hold it already. */
  readonly held: number;
  /** Open periods of the state of which it cannot be said what is due. */
  readonly undecided: number;
  /** Hex SHA-256 of the list. */
  readonly digest: string;
}

export interface DueCount {
  readonly route: string;
  readonly due: number;
  readonly given: number;
}

/** What the table of periods answers. */
export interface PeriodReads {
  periods(question: PeriodQuestion): Promise<Page<PeriodRow>>;
  due(question: DueQuestion): Promise<Page<DueRow>>;
  dueSummary(state: string, route: string): Promise<DueSummary>;
  dueCounts(state: string): Promise<readonly DueCount[]>;
}
