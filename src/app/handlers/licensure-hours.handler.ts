import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import { type HoursAsk, licensureHours } from '../queries/licensure-hours.ts';
import type { Page } from '../queries/page.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ActivityRow, ReadModels } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class LicensureHoursQuery extends Query<Page<ActivityRow> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: HoursAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(LicensureHoursQuery)
export class LicensureHoursHandler implements IQueryHandler<LicensureHoursQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: LicensureHoursQuery) {
    const { ledger } = this.jurist;
    const behind = await caughtUp({ log: ledger.log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(licensureHours({ ledger, reads: this.reads }, identity, ask));
  }
}
