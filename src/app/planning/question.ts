import type { Day } from '../../domain/values/day.ts';
import type { Need } from '../../rules/index.ts';
import type { Objective, Taken } from './weight.ts';

/** Something that may be taken once. */
export interface Choice extends Taken {
  readonly id: string;
  /** Stream of the credit it would be. */
  readonly stream: string;
  /** The day on which it is done at the earliest. */
  readonly day: Day;
  /** Whatever rules can see of it: of those alike in that, the lightest are taken first. */
  readonly alike: string;
}

export interface Question<C extends Choice> {
  /** By id, so that of sets alike in everything the same is found in whatever order they came. */
  readonly choices: readonly C[];
  readonly objective: Objective;
  /** Whole cents that may be spent in all; then nothing is taken whose cost nobody said. */
  readonly budgetCents?: number | undefined;
  /** What a set of choices must come to that is done on a day, as far as that can be said before it is tried. */
  readonly needsOn: (day: Day) => readonly Need[];
  /** Whether a set does it, seen from the day the last of it is done. */
  readonly isMet: (chosen: readonly C[], day: Day) => boolean;
  /** Sets looked at after which the search gives up; one that is tried is ten of them. */
  readonly mostSteps: number;
}
