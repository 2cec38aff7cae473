import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import { ReviewCountsQuery, ReviewQueueQuery } from '../src/app/handlers/review-queue.handler.ts';
import {
  type AwaitedAct,
  type AwaitedFilter,
  type AwaitedSort,
  MAY_ACT,
} from '../src/app/queries/awaited-acts.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Position } from '../src/app/queries/position.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

interface QueueArgs extends Given<PageAsk> {
  readonly filter: Given<AwaitedFilter> | null;
  readonly sort: AwaitedSort;
  readonly atLeast: Position | null;
}

@Resolver()
export class ReviewQueueResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('reviewQueue')
  async reviewQueue(@Asker() identity: Identity, @Args() { filter, sort, atLeast, ...page }: QueueArgs) {
    const ask = { filter: given<AwaitedFilter>(filter ?? {}), sort, page: given<PageAsk>(page) };
    const found = await this.queries.execute(new ReviewQueueQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), shown);
  }

  @Query('reviewCounts')
  async reviewCounts(@Asker() identity: Identity, @Args('atLeast') atLeast: Position | null) {
    return answered(await this.queries.execute(new ReviewCountsQuery(identity, atLeast ?? undefined)));
  }
}

function shown({ eventId, ...act }: AwaitedAct) {
  return { ...act, id: eventId, mayAct: MAY_ACT[act.kind] };
}
