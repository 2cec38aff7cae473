import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import { caughtUp, logProgress, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import {
  type RenewalStatus,
  renewalStatus,
  type Repairs,
  type StatusAsk,
} from '../queries/renewal-status.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, ON_FAILURE, READ_MODELS } from './tokens.ts';

export class RenewalStatusQuery extends Query<readonly RenewalStatus[] | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: StatusAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(RenewalStatusQuery)
export class RenewalStatusHandler implements IQueryHandler<RenewalStatusQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) readonly reads: ReadModels,
    @Inject(ON_FAILURE) readonly onFailure: Repairs['onFailure'],
  ) {}

  async execute({ identity, ask, atLeast }: RenewalStatusQuery) {
    const { log } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: logProgress(log) }, identity, atLeast);
    return behind ?? renewalStatus(this.jurist, this, identity, ask);
  }
}
