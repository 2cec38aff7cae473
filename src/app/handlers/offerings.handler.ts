import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import { findOfferings, type OfferingRow, type OfferingsAsk } from '../queries/offerings.ts';
import type { Page } from '../queries/page.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class OfferingsQuery extends Query<Page<OfferingRow> | Refusal> {
  constructor(
    readonly identity: Identity,
    readonly ask: OfferingsAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(OfferingsQuery)
export class OfferingsHandler implements IQueryHandler<OfferingsQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: OfferingsQuery) {
    const { log, clock } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(findOfferings({ reads: this.reads, clock }, ask));
  }
}
