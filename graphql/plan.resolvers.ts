import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import { PlanToAdvanceQuery, PlanToRenewQuery } from '../src/app/handlers/plans.handler.ts';
import type { AdvancementPlans, PlanToAdvanceAsk } from '../src/app/queries/plan-to-advance.ts';
import type { PlanToRenewAsk, RenewalPlans } from '../src/app/queries/plan-to-renew.ts';
import type { Position } from '../src/app/queries/position.ts';
import { idOf } from '../src/domain/streams.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { citedFrom, decisionView, requirementView } from './decision-view.ts';
import { type Given, given } from './given.ts';
import { planView } from './plan-view.ts';
import { routeView } from './route-view.ts';

type PlanArgs<Ask> = Given<Ask> & { readonly atLeast: Position | null };

@Resolver()
export class PlanResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('planToRenew')
  async planToRenew(@Asker() identity: Identity, @Args() { atLeast, ...args }: PlanArgs<PlanToRenewAsk>) {
    const { license, ...rest } = given<PlanToRenewAsk>(args);
    const ask = { ...rest, ...(license === undefined ? {} : { license: `license-${license}` }) };
    const found = await this.queries.execute(new PlanToRenewQuery(identity, ask, atLeast ?? undefined));
    return answered(found)?.map(renewalView) ?? null;
  }

  @Query('planToAdvance')
  async planToAdvance(@Asker() identity: Identity, @Args() { atLeast, ...args }: PlanArgs<PlanToAdvanceAsk>) {
    const { license, ...rest } = given<PlanToAdvanceAsk>(args);
    const ask = { ...rest, ...(license === undefined ? {} : { license: `license-${license}` }) };
    const found = await this.queries.execute(new PlanToAdvanceQuery(identity, ask, atLeast ?? undefined));
    return answered(found)?.map(advancementView) ?? null;
  }
}

function advancementView({ license, plans: found, citations, remaining, ...about }: AdvancementPlans) {
  const cited = citedFrom(citations);
  return {
    ...about,
    license: idOf(license),
    tier: routeView(found.before, cited),
    considered: found.considered,
    usable: found.usable,
    plans: found.plans.map((plan) => ({ ...planView(plan, cited), tier: routeView(plan.answer, cited) })),
    remaining: remaining.flatMap((part) => requirementView(part, cited)),
    missingWithEverything: found.withEverything?.missing,
  };
}

function renewalView({ obligation, plans: found, underRepair, ...about }: RenewalPlans) {
  const { license, period, endsOn: deadline, ...owed } = obligation;
  const cited = citedFrom(found?.before.citations ?? {});
  return {
    ...about,
    ...owed,
    license: idOf(license),
    period: idOf(period),
    deadline,
    before: found && decisionView(found.before),
    considered: found?.considered ?? 0,
    usable: found?.usable ?? 0,
    plans: found?.plans.map((plan) => ({ ...planView(plan, cited), after: decisionView(plan.answer) })) ?? [],
    missingWithEverything: found?.withEverything?.missing,
    underRepair: underRepair && { code: 'under_repair', ...underRepair },
  };
}
