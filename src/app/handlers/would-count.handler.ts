import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import { caughtUp, logProgress, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import type { Repairs } from '../queries/renewal-status.ts';
import { type WouldCount, wouldCount, type WouldCountAsk } from '../queries/would-count.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, ON_FAILURE, READ_MODELS } from './tokens.ts';

export class WouldCountQuery extends Query<readonly WouldCount[] | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: WouldCountAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(WouldCountQuery)
export class WouldCountHandler implements IQueryHandler<WouldCountQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) readonly reads: ReadModels,
    @Inject(ON_FAILURE) readonly onFailure: Repairs['onFailure'],
  ) {}

  async execute({ identity, ask, atLeast }: WouldCountQuery) {
    const { log } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: logProgress(log) }, identity, atLeast);
    return behind ?? wouldCount(this.jurist, this, identity, ask);
  }
}
