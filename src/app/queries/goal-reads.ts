import type { GoalSource } from '../../domain/goal/index.ts';
import type { Day } from '../../domain/values/day.ts';

export interface GoalLearningQuestion {
  /** State of registration of those who learned. */
  readonly state: string;
  /** First and last day of an award. */
  readonly from: Day;
  readonly to: Day;
}

/** How many awards there are, and for how many of them there was a goal, by its source: of several sources each. */
export interface GoalLearning extends Readonly<Record<GoalSource, number>> {
  readonly awards: number;
  readonly educators: number;
  /** So many were learned for a goal of whichever source. */
  readonly byGoal: number;
}
