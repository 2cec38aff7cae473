import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import { StateOverviewQuery } from '../src/app/handlers/state-overview.handler.ts';
import type { Position } from '../src/app/queries/position.ts';
import type { OverviewAsk } from '../src/app/queries/state-overview.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { type Given, given } from './given.ts';

interface OverviewArgs extends Given<OverviewAsk> {
  readonly atLeast: Position | null;
}

@Resolver()
export class StateOverviewResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('stateOverview')
  async stateOverview(@Asker() identity: Identity, @Args() { atLeast, ...args }: OverviewArgs) {
    const query = new StateOverviewQuery(identity, given<OverviewAsk>(args), atLeast ?? undefined);
    const found = answered(await this.queries.execute(query));
    if (found === null) return null;
    const { today: asOf, groups, ...overview } = found;
    return { ...overview, asOf, groups: groups.map(({ name, ...figures }) => ({ name, figures })) };
  }
}
