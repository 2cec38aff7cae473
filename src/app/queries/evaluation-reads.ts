import type { Outcome } from '../../domain/decision.ts';
import type { Day, SchoolYear } from '../../domain/values/day.ts';
import type { Page, Window } from './page.ts';

export type EvaluationSortKey = 'educator' | 'schoolYear' | 'progress';

export interface EvaluationSort {
  readonly by: EvaluationSortKey;
  readonly direction: 'asc' | 'desc';
}

/** Every given part must match. */
export interface EvaluationFilter {
  readonly state: string;
  readonly schoolYear?: SchoolYear;
  readonly educator?: string;
  /** Who employed them in that year. */
  readonly employer?: string;
  /** One of the ratings on record, on the state's scale. */
  readonly rating?: string;
  readonly outcome?: Outcome;
  readonly owed?: string;
  readonly progress?: string;
}

/** Where an evaluation lies in an order: the value it is ordered by, then its educator and year. */
export interface EvaluationPlace {
  readonly value: string;
  readonly educator: string;
  readonly schoolYear: string;
}

export interface EvaluationQuestion {
  readonly filter: EvaluationFilter;
  readonly sort: EvaluationSort;
  readonly window: Window<EvaluationPlace>;
}

/** How the evaluation of one school year stands, in short. */
export interface EvaluationStanding {
  readonly educator: string;
  readonly state: string;
  readonly schoolYear: SchoolYear;
  /** Stream of the license. */
  readonly license: string;
  readonly class: string;
  readonly employers: readonly string[];
  readonly ratings: readonly string[];
  readonly observations: number;
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  readonly owed: string | null;
  readonly progress: string | null;
  readonly holdsUntil: Day | null;
  readonly pending: boolean;
}

/** What the table of evaluations answers. */
export interface EvaluationReads {
  evaluations(question: EvaluationQuestion): Promise<Page<EvaluationStanding>>;
}
