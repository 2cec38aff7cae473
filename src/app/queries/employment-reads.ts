import type { Day } from '../../domain/values/day.ts';
import type { Page, Window } from './page.ts';

export type EmploymentSortKey = 'from' | 'educator' | 'employer' | 'position';

export interface EmploymentSort {
  readonly by: EmploymentSortKey;
  readonly direction: 'asc' | 'desc';
}

/** Every given part must match. */
export interface EmploymentFilter {
  readonly state?: string;
  readonly educator?: string;
  readonly employer?: string;
  readonly setting?: string;
  readonly position?: string;
  readonly field?: string;
  /** Assignments that are held on the day. */
  readonly on?: Day;
  /** Whether the educator is on leave on that day, or today. */
  readonly onLeave?: boolean;
}

/** Where an assignment lies in an order: the value it is ordered by, then its event. */
export interface EmploymentPlace {
  readonly value: string;
  readonly event: string;
}

export interface EmploymentsQuestion {
  readonly filter: EmploymentFilter;
  readonly sort: EmploymentSort;
  readonly window: Window<EmploymentPlace>;
  /** The day on which leave is looked at. */
  readonly day: Day;
}

/** One assignment of one employment. */
export interface EmploymentRow {
  /** The stream. */
  readonly employment: string;
  /** Id of the event that stated the assignment. */
  readonly event: string;
  /** Id of the event with which the employment began. */
  readonly beginning: string;
  readonly educator: string;
  readonly state: string;
  readonly employer: string;
  readonly setting: string | null;
  readonly position: string;
  readonly field: string | null;
  /** Decimal text. */
  readonly fte: string | null;
  readonly from: Day;
  readonly until: Day | null;
  /** First and last day of the employment as a whole. */
  readonly beganOn: Day;
  readonly endsOn: Day | null;
  readonly leaves: readonly LeaveRow[];
  readonly onLeave: boolean;
  readonly pending: boolean;
}

export interface LeaveRow {
  readonly event: string;
  readonly from: Day;
  readonly until: Day | null;
}

export type EmployerSortKey = 'employer' | 'name';

export interface EmployerSort {
  readonly by: EmployerSortKey;
  readonly direction: 'asc' | 'desc';
}

/** Every given part must match, as it was on the day. */
export interface EmployerFilter {
  readonly state?: string;
  readonly employer?: string;
  readonly setting?: string;
  /** Whether it was not closed before the day. */
  readonly open?: boolean;
}

/** Where an employer lies in an order: the value it is ordered by, then its stream. */
export interface EmployerPlace {
  readonly value: string;
  readonly stream: string;
}

export interface EmployersQuestion {
  readonly filter: EmployerFilter;
  readonly sort: EmployerSort;
  readonly window: Window<EmployerPlace>;
  readonly day: Day;
}

export interface EmployerRow {
  /** As records name it. */
  readonly employer: string;
  readonly state: string;
  readonly name: string;
  /** Its kind on the day. */
  readonly setting: string;
  readonly registeredOn: Day;
  readonly closedAfter: Day | null;
}

/** What the tables of employers and employment answer. */
export interface EmploymentReads {
  employments(question: EmploymentsQuestion): Promise<Page<EmploymentRow>>;
  employers(question: EmployersQuestion): Promise<Page<EmployerRow>>;
}
