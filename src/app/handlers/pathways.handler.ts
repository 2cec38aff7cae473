import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import type { Page } from '../queries/page.ts';
import { careerPathways, findPathways, type PathwayListAsk, type PathwaysAsk } from '../queries/pathways.ts';
import { caughtUp, logProgress, type Position } from '../queries/position.ts';
import type { PathwayStanding, ReadModels } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { LicensePathways } from '../standing/pathways.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class PathwaysQuery extends Query<
  readonly (LicensePathways & { readonly ordinal: number })[] | Refusal | undefined
> {
  constructor(
    readonly identity: Identity,
    readonly ask: PathwaysAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(PathwaysQuery)
export class PathwaysHandler implements IQueryHandler<PathwaysQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  async execute({ identity, ask, atLeast }: PathwaysQuery) {
    const { log } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: logProgress(log) }, identity, atLeast);
    return behind ?? careerPathways(this.jurist, identity, ask);
  }
}

export class PathwayListQuery extends Query<Page<PathwayStanding> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: PathwayListAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(PathwayListQuery)
export class PathwayListHandler implements IQueryHandler<PathwayListQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: PathwayListQuery) {
    const behind = await caughtUp(
      { log: this.jurist.ledger.log, progress: this.progress },
      identity,
      atLeast,
    );
    return behind ?? unlessOutdated(findPathways(this.reads, identity, ask));
  }
}
