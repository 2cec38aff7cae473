import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import type { LicenseCount } from '../queries/license-reads.ts';
import { countLicenses } from '../queries/licenses.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class LicenseCountsQuery extends Query<readonly LicenseCount[] | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly state: string | undefined,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(LicenseCountsQuery)
export class LicenseCountsHandler implements IQueryHandler<LicenseCountsQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, state, atLeast }: LicenseCountsQuery) {
    const { ledger } = this.jurist;
    const behind = await caughtUp({ log: ledger.log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(countLicenses({ ledger, reads: this.reads }, identity, state));
  }
}
