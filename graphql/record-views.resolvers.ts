import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import { RecordViewsQuery } from '../src/app/handlers/record-views.handler.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { ViewsAsk } from '../src/app/queries/record-views.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

type Asked = Omit<ViewsAsk, 'page'>;

@Resolver()
export class RecordViewsResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('recordViews')
  async recordViews(
    @Asker() identity: Identity,
    @Args() { educator = null, amongOthers = null, ...page }: Given<Asked> & Given<PageAsk>,
  ) {
    const ask = { ...given<Asked>({ educator, amongOthers }), page: given<PageAsk>(page) };
    const found = await this.queries.execute(new RecordViewsQuery(identity, ask));
    return connectionOf(answered(found), (view) => view);
  }
}
