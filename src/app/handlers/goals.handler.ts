import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import { type GoalLearningView, learningByGoal } from '../queries/goal-learning.ts';
import type { GoalLearningQuestion } from '../queries/goal-reads.ts';
import { findGoals, type GoalsAsk, type GoalView } from '../queries/goals.ts';
import type { Page } from '../queries/page.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class GoalsQuery extends Query<Page<GoalView> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: GoalsAsk,
  ) {
    super();
  }
}

@QueryHandler(GoalsQuery)
export class GoalsHandler implements IQueryHandler<GoalsQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ identity, ask }: GoalsQuery) {
    return findGoals(this.jurist.ledger, identity, ask);
  }
}

export class GoalLearningQuery extends Query<GoalLearningView | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly question: GoalLearningQuestion,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(GoalLearningQuery)
export class GoalLearningHandler implements IQueryHandler<GoalLearningQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, question, atLeast }: GoalLearningQuery) {
    const { log } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(learningByGoal(this.reads, identity, question));
  }
}
