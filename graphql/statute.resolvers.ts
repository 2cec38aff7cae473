import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import type { StatuteAsk } from '../src/app/commands/statute.ts';
import { StatuteRequest } from '../src/app/handlers/statute.handler.ts';
import { StatutePreviewQuery, StatutesQuery } from '../src/app/handlers/statutes.handler.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { DueRow } from '../src/app/queries/period-reads.ts';
import type { PreviewView, StatuteView } from '../src/app/queries/statutes.ts';
import { idOf } from '../src/domain/streams.ts';
import { answered, carryOut } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';
import { connectionOf } from './connection.ts';
import { citedFrom } from './decision-view.ts';
import { type Given, given } from './given.ts';

interface PreviewArgs extends Given<PageAsk> {
  readonly state: string | null;
  readonly route: string;
}

@Resolver()
export class StatuteResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('statutes')
  async statutes(@Asker() identity: Identity, @Args() { state }: { readonly state: string | null }) {
    const found = answered(await this.queries.execute(new StatutesQuery(identity, state ?? undefined)));
    return found?.map(statuteView) ?? null;
  }

  @Query('statutePreview')
  async statutePreview(@Asker() identity: Identity, @Args() { state, route, ...page }: PreviewArgs) {
    const asked = given<{ readonly state?: string }>({ state });
    const query = new StatutePreviewQuery(identity, { ...asked, route, page: given<PageAsk>(page) });
    const found = answered(await this.queries.execute(query));
    return found === null ? null : previewView(found);
  }

  @Mutation('enactStatute')
  enactStatute(@Calling() caller: Caller, @Args('input') input: StatuteAsk) {
    return carryOut(this.bus, new StatuteRequest(caller, input));
  }
}

function statuteView({ policy, cites, ...statute }: StatuteView) {
  return { ...statute, citations: citedFrom(policy.citations)(cites) };
}

function previewView({ list, periods, ...preview }: PreviewView) {
  return { ...preview, count: periods, periods: connectionOf(list, coveredView) };
}

function coveredView({ period, license, ...covered }: DueRow) {
  return { ...covered, period: idOf(period), license: idOf(license) };
}
