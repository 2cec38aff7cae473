import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import type { Page } from '../queries/page.ts';
import type { PeriodRow } from '../queries/period-reads.ts';
import { findPeriods, type PeriodsAsk } from '../queries/periods.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class PeriodsQuery extends Query<Page<PeriodRow> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: PeriodsAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(PeriodsQuery)
export class PeriodsHandler implements IQueryHandler<PeriodsQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: PeriodsQuery) {
    const { ledger } = this.jurist;
    const behind = await caughtUp({ log: ledger.log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(findPeriods({ ledger, reads: this.reads }, identity, ask));
  }
}
