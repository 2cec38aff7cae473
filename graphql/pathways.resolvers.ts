import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import { PathwayListQuery, PathwaysQuery } from '../src/app/handlers/pathways.handler.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { PathwayListAsk, PathwaysAsk } from '../src/app/queries/pathways.ts';
import type { Position } from '../src/app/queries/position.ts';
import type { PathwayStanding } from '../src/app/queries/read-models.ts';
import type { LicensePathways } from '../src/app/standing/pathways.ts';
import { idOf } from '../src/domain/streams.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { connectionOf } from './connection.ts';
import { citedFrom } from './decision-view.ts';
import { type Given, given } from './given.ts';
import { routeView } from './route-view.ts';

interface PathwaysArgs extends Given<PathwaysAsk> {
  readonly atLeast: Position | null;
}

interface ListArgs extends Given<PageAsk> {
  readonly filter: Given<PathwayListAsk['filter']> | null;
  readonly atLeast: Position | null;
}

@Resolver()
export class PathwaysResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('careerPathways')
  async careerPathways(@Asker() identity: Identity, @Args() { atLeast, ...args }: PathwaysArgs) {
    const { license, ...rest } = given<PathwaysAsk>(args);
    const ask = { ...rest, ...(license === undefined ? {} : { license: `license-${license}` }) };
    const found = await this.queries.execute(new PathwaysQuery(identity, ask, atLeast ?? undefined));
    return answered(found)?.map(shown) ?? null;
  }

  @Query('pathways')
  async pathways(@Asker() identity: Identity, @Args() { filter, atLeast, ...page }: ListArgs) {
    const ask = { filter: given<PathwayListAsk['filter']>(filter ?? {}), page: given<PageAsk>(page) };
    const found = await this.queries.execute(new PathwayListQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), listed);
  }
}

function shown({ policy, citations, tiers, ...held }: LicensePathways & { readonly ordinal: number }) {
  const cited = citedFrom(citations);
  return {
    ...held,
    license: idOf(held.license),
    policyVersion: policy.version,
    policyDigest: policy.digest,
    tiers: tiers.map((tier) => routeView(tier, cited)),
  };
}

function listed({ license, ...row }: PathwayStanding) {
  return { ...row, license: idOf(license) };
}
