import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import type { EvaluationStanding } from '../queries/evaluation-reads.ts';
import {
  evaluation,
  type EvaluationAsk,
  type EvaluationsAsk,
  type EvaluationView,
  findEvaluations,
} from '../queries/evaluations.ts';
import type { Page } from '../queries/page.ts';
import { caughtUp, logProgress, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class EvaluationQuery extends Query<EvaluationView | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: EvaluationAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(EvaluationQuery)
export class EvaluationHandler implements IQueryHandler<EvaluationQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  async execute({ identity, ask, atLeast }: EvaluationQuery) {
    const { log } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: logProgress(log) }, identity, atLeast);
    return behind ?? evaluation(this.jurist, identity, ask);
  }
}

export class EvaluationsQuery extends Query<Page<EvaluationStanding> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: EvaluationsAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(EvaluationsQuery)
export class EvaluationsHandler implements IQueryHandler<EvaluationsQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: EvaluationsQuery) {
    const { log } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(findEvaluations(this.reads, identity, ask));
  }
}
