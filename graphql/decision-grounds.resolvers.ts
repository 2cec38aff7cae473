import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import {
  AttestedSharesQuery,
  DecisionsRestingOnQuery,
} from '../src/app/handlers/decision-grounds.handler.ts';
import type {
  Ground,
  GroundAsk,
  RestingDecision,
  ShareAsk,
  ShareSort,
} from '../src/app/queries/decision-grounds.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Position } from '../src/app/queries/position.ts';
import { credentialStream, creditStream, idOf } from '../src/domain/streams.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { connectionOf } from './connection.ts';
import { decisionMadeView } from './decisions.resolvers.ts';
import { type Given, given } from './given.ts';

type GroundFilter = Omit<GroundAsk, 'page' | 'on'>;
type ShareFilter = Omit<ShareAsk, 'page' | 'sort'>;

interface Listed<Filter extends object> extends Given<PageAsk> {
  readonly filter: Given<Filter> | null;
  readonly atLeast: Position | null;
}

interface GroundArgs extends Listed<GroundFilter> {
  readonly on: Given<Ground>;
}

interface ShareArgs extends Listed<ShareFilter> {
  readonly sort: ShareSort | null;
}

const MOST_ATTESTED_FIRST: ShareSort = { by: 'attested', direction: 'desc' };

@Resolver()
export class DecisionGroundsResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('decisionsRestingOn')
  async decisionsRestingOn(
    @Asker() identity: Identity,
    @Args() { on, filter, atLeast, ...page }: GroundArgs,
  ) {
    const ground = streamsOf(given<Ground>(on));
    const ask = { ...given<GroundFilter>(filter ?? {}), on: ground, page: given<PageAsk>(page) };
    const found = await this.queries.execute(
      new DecisionsRestingOnQuery(identity, ask, atLeast ?? undefined),
    );
    return connectionOf(answered(found), shown);
  }

  @Query('attestedOnlyShares')
  async attestedOnlyShares(
    @Asker() identity: Identity,
    @Args() { sort, filter, atLeast, ...page }: ShareArgs,
  ) {
    const order = sort ?? MOST_ATTESTED_FIRST;
    const ask = { ...given<ShareFilter>(filter ?? {}), sort: order, page: given<PageAsk>(page) };
    const found = await this.queries.execute(new AttestedSharesQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), (share) => share);
  }
}

function streamsOf({ credit, credential, ...ground }: Ground): Ground {
  return {
    ...ground,
    ...(credit === undefined ? {} : { credit: creditStream(credit) }),
    ...(credential === undefined ? {} : { credential: credentialStream(credential) }),
  };
}

function shown({ credits, stands, openReviews, ...made }: RestingDecision) {
  return {
    decision: decisionMadeView(made),
    credits: credits.map(({ credential, ...credit }) => ({
      ...credit,
      credential: credential === null ? null : idOf(credential),
    })),
    stands,
    openReviews: openReviews.map(idOf),
  };
}
