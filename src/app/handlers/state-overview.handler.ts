import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import { type OverviewAnswer, type OverviewAsk, stateOverview } from '../queries/state-overview.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class StateOverviewQuery extends Query<OverviewAnswer | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: OverviewAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(StateOverviewQuery)
export class StateOverviewHandler implements IQueryHandler<StateOverviewQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: StateOverviewQuery) {
    const { ledger } = this.jurist;
    const behind = await caughtUp({ log: ledger.log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(stateOverview({ ledger, reads: this.reads }, identity, ask));
  }
}
