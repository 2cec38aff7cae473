import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import { ReviewRequest } from '../src/app/handlers/review.handler.ts';
import { ReviewsQuery } from '../src/app/handlers/reviews.handler.ts';
import type { OpenReview } from '../src/app/queries/open-reviews.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Position } from '../src/app/queries/position.ts';
import type { ReviewRow } from '../src/app/queries/read-models.ts';
import type { ReviewsAsk } from '../src/app/queries/reviews.ts';
import type { ReviewOutcome } from '../src/domain/review/events.ts';
import { idOf } from '../src/domain/streams.ts';
import { answered, carryOut } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

interface ReviewsArgs extends Given<PageAsk> {
  readonly filter: Given<ReviewsAsk['filter']>;
  readonly atLeast: Position | null;
}

interface Deciding {
  readonly review: string;
  readonly outcome: ReviewOutcome;
  readonly because: string;
}

/** An open review as it is told beside what it is of. */
export function openReviewView({ review, of: reviewed, on: openedOn, ...rest }: OpenReview) {
  return { ...rest, id: idOf(review), reviewed, openedOn };
}

@Resolver('RecordReview')
export class ReviewResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('reviews')
  async reviews(@Asker() identity: Identity, @Args() { filter, atLeast, ...page }: ReviewsArgs) {
    const ask = { filter: given<ReviewsAsk['filter']>(filter), page: given<PageAsk>(page) };
    const found = await this.queries.execute(new ReviewsQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), (review) => review);
  }

  @ResolveField('id')
  id(@Parent() { review }: ReviewRow) {
    return idOf(review);
  }

  @Mutation('decideReview')
  decideReview(@Calling() caller: Caller, @Args('input') { review, ...answer }: Deciding) {
    const command = { type: 'Decide' as const, ...answer };
    return carryOut(this.bus, new ReviewRequest(caller, { review, command }));
  }
}
