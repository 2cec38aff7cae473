import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import {
  type AttestedShare,
  findAttestedShares,
  findDecisionsRestingOn,
  type GroundAsk,
  type RestingDecision,
  type ShareAsk,
} from '../queries/decision-grounds.ts';
import type { Page } from '../queries/page.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class DecisionsRestingOnQuery extends Query<Page<RestingDecision> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: GroundAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export class AttestedSharesQuery extends Query<Page<AttestedShare> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: ShareAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(DecisionsRestingOnQuery)
export class DecisionsRestingOnHandler implements IQueryHandler<DecisionsRestingOnQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: DecisionsRestingOnQuery) {
    const { log } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(findDecisionsRestingOn(this.reads, identity, ask));
  }
}

@QueryHandler(AttestedSharesQuery)
export class AttestedSharesHandler implements IQueryHandler<AttestedSharesQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: AttestedSharesQuery) {
    const { log } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(findAttestedShares(this.reads, identity, ask));
  }
}
