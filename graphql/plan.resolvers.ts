import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import { PlanToRenewQuery } from '../src/app/handlers/plans.handler.ts';
import type { PlanToRenewAsk, RenewalPlans } from '../src/app/queries/plan-to-renew.ts';
import type { Position } from '../src/app/queries/position.ts';
import { idOf } from '../src/domain/streams.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { citedFrom, decisionView } from './decision-view.ts';
import { type Given, given } from './given.ts';
import { planView } from './plan-view.ts';

interface PlanArgs extends Given<PlanToRenewAsk> {
  readonly atLeast: Position | null;
}

@Resolver()
export class PlanResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('planToRenew')
  async planToRenew(@Asker() identity: Identity, @Args() { atLeast, ...args }: PlanArgs) {
    const { license, ...rest } = given<PlanToRenewAsk>(args);
    const ask = { ...rest, ...(license === undefined ? {} : { license: `license-${license}` }) };
    const found = await this.queries.execute(new PlanToRenewQuery(identity, ask, atLeast ?? undefined));
    return answered(found)?.map(shown) ?? null;
  }
}

function shown({ obligation, plans: found, underRepair, ...about }: RenewalPlans) {
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
