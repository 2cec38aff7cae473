import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { PlanSearch } from '../planning/plan-search.ts';
import type { Progress } from '../progress.ts';
import { catalogueOf } from '../queries/offerings.ts';
import { type AdvancementPlans, planToAdvance, type PlanToAdvanceAsk } from '../queries/plan-to-advance.ts';
import { planToRenew, type PlanToRenewAsk, type RenewalPlans } from '../queries/plan-to-renew.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import type { Repairs } from '../queries/renewal-status.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, ON_FAILURE, PLAN_SEARCH, PROGRESS, READ_MODELS } from './tokens.ts';

export class PlanToRenewQuery extends Query<readonly RenewalPlans[] | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: PlanToRenewAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(PlanToRenewQuery)
export class PlanToRenewHandler implements IQueryHandler<PlanToRenewQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
    @Inject(ON_FAILURE) readonly onFailure: Repairs['onFailure'],
    @Inject(PLAN_SEARCH) private readonly search: PlanSearch,
  ) {}

  async execute({ identity, ask, atLeast }: PlanToRenewQuery) {
    const { jurist, search } = this;
    const { log, clock } = jurist.ledger;
    const behind = await caughtUp({ log, progress: this.progress }, identity, atLeast);
    const catalogue = catalogueOf({ reads: this.reads, clock });
    const planners = { jurist, catalogue, search, repairs: this };
    return behind ?? unlessOutdated(planToRenew(planners, identity, ask));
  }
}

export class PlanToAdvanceQuery extends Query<readonly AdvancementPlans[] | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: PlanToAdvanceAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(PlanToAdvanceQuery)
export class PlanToAdvanceHandler implements IQueryHandler<PlanToAdvanceQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
    @Inject(PLAN_SEARCH) private readonly search: PlanSearch,
  ) {}

  async execute({ identity, ask, atLeast }: PlanToAdvanceQuery) {
    const { jurist, search } = this;
    const { log, clock } = jurist.ledger;
    const behind = await caughtUp({ log, progress: this.progress }, identity, atLeast);
    const catalogue = catalogueOf({ reads: this.reads, clock });
    return behind ?? unlessOutdated(planToAdvance({ jurist, catalogue, search }, identity, ask));
  }
}
