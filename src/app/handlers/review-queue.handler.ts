import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import type { AwaitedAct, AwaitedCount } from '../queries/awaited-acts.ts';
import type { Page } from '../queries/page.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import { type QueueAsk, reviewCounts, reviewQueue } from '../queries/review-queue.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class ReviewQueueQuery extends Query<Page<AwaitedAct> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: QueueAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(ReviewQueueQuery)
export class ReviewQueueHandler implements IQueryHandler<ReviewQueueQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: ReviewQueueQuery) {
    const { ledger } = this.jurist;
    const behind = await caughtUp({ log: ledger.log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(reviewQueue({ ledger, reads: this.reads }, identity, ask));
  }
}

export class ReviewCountsQuery extends Query<readonly AwaitedCount[] | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(ReviewCountsQuery)
export class ReviewCountsHandler implements IQueryHandler<ReviewCountsQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, atLeast }: ReviewCountsQuery) {
    const { ledger } = this.jurist;
    const behind = await caughtUp({ log: ledger.log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(reviewCounts({ ledger, reads: this.reads }, identity));
  }
}
