import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import type { Page } from '../queries/page.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ReadModels, ReviewRow } from '../queries/read-models.ts';
import { findReviews, type ReviewsAsk } from '../queries/reviews.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class ReviewsQuery extends Query<Page<ReviewRow> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: ReviewsAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(ReviewsQuery)
export class ReviewsHandler implements IQueryHandler<ReviewsQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: ReviewsQuery) {
    const { log } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(findReviews(this.reads, identity, ask));
  }
}
