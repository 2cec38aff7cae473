import type { Day } from '../../domain/values/day.ts';

/** By what licenses are told apart. */
export type OverviewGrouping = 'class' | 'employer' | 'field';

export interface OverviewQuestion {
  readonly state: string;
  readonly today: Day;
  readonly dueWithin: number;
  readonly by: OverviewGrouping;
  /** Most groups told, the largest before the others. */
  readonly most: number;
}

/** Numbers of licenses. Valid, not begun, expired and ended are all there are; met, at risk and exempt all that is due. */
export interface OverviewFigures {
  readonly total: number;
  readonly valid: number;
  readonly notBegun: number;
  readonly expired: number;
  /** Lapsed, surrendered or revoked. */
  readonly ended: number;
  readonly due: number;
  readonly dueMet: number;
  readonly dueAtRisk: number;
  readonly dueExempt: number;
  readonly awaitsAnswer: number;
  readonly lapseProposed: number;
}

export interface OverviewGroup extends OverviewFigures {
  /** Null where no employer, or no field, is on record. */
  readonly name: string | null;
}

export interface Overview {
  readonly whole: OverviewFigures;
  readonly groups: readonly OverviewGroup[];
  /** How many groups there are in all. */
  readonly groupCount: number;
}
