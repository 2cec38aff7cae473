import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import type { DecisionMade } from '../queries/decisions-made.ts';
import { type DecisionsAsk, findDecisions } from '../queries/decisions.ts';
import type { Page } from '../queries/page.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class DecisionsQuery extends Query<Page<DecisionMade> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: DecisionsAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(DecisionsQuery)
export class DecisionsHandler implements IQueryHandler<DecisionsQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: DecisionsQuery) {
    const { log } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(findDecisions(this.reads, identity, ask));
  }
}
