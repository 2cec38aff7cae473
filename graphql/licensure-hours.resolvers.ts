import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import { LicensureHoursQuery } from '../src/app/handlers/licensure-hours.handler.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Position } from '../src/app/queries/position.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

interface HoursArgs extends Given<PageAsk> {
  readonly educator?: string | null;
  readonly atLeast: Position | null;
}

@Resolver()
export class LicensureHoursResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('licensureHours')
  async licensureHours(
    @Asker() identity: Identity,
    @Args() { educator = null, atLeast, ...page }: HoursArgs,
  ) {
    const ask = { ...given<{ educator?: string }>({ educator }), page: given<PageAsk>(page) };
    const found = await this.queries.execute(new LicensureHoursQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), (activity) => activity);
  }
}
