import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import type { LicenseRow } from '../queries/license-reads.ts';
import { findLicenses, type LicensesAsk } from '../queries/licenses.ts';
import type { Page } from '../queries/page.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class LicensesQuery extends Query<Page<LicenseRow> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: LicensesAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(LicensesQuery)
export class LicensesHandler implements IQueryHandler<LicensesQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: LicensesQuery) {
    const { ledger } = this.jurist;
    const behind = await caughtUp({ log: ledger.log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(findLicenses({ ledger, reads: this.reads }, identity, ask));
  }
}
