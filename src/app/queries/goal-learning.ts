import type { GoalSource } from '../../domain/goal/index.ts';
import { type Identity, may } from '../access.ts';
import type { GoalLearning, GoalLearningQuestion } from './goal-reads.ts';
import type { ReadModels } from './read-models.ts';
import { badInput, type BadInput } from './unanswered.ts';

const SOURCES = ['teacher', 'district', 'evaluation'] as const satisfies readonly GoalSource[];

export interface GoalLearningView extends GoalLearningQuestion {
  readonly awards: number;
  readonly educators: number;
  /** Awards for which there was no goal. */
  readonly withoutGoal: number;
  readonly sources: readonly SourceShare[];
}

export interface SourceShare {
  readonly source: GoalSource;
  readonly awards: number;
  /** Percent of all awards, in whole hundredths as decimal text; undefined where there are none. */
  readonly percent: string | undefined;
}

/**
 * How much of what was awarded in some days was learned for goals of each source. An award of several goals is counted
 * once for each source. Undefined where it is not the caller's to see.
 */
export async function learningByGoal(
  { goalLearning }: Pick<ReadModels, 'goalLearning'>,
  identity: Identity,
  question: GoalLearningQuestion,
): Promise<GoalLearningView | BadInput | undefined> {
  if (!may(identity, 'goal.count', { state: question.state })) return undefined;
  if (question.to < question.from) return badInput('to', 'is a day before the first one.');
  const found = await goalLearning(question);
  const { awards, educators, byGoal } = found;
  const sources = SOURCES.map((source) => ({
    ...{ source, awards: found[source], percent: percentOf(found, source) },
  }));
  return { ...question, awards, educators, withoutGoal: awards - byGoal, sources };
}

function percentOf(found: GoalLearning, source: GoalSource): string | undefined {
  if (found.awards === 0) return undefined;
  return String(Math.round((found[source] * 10_000) / found.awards) / 100);
}
