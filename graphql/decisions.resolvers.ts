import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import { DecisionsQuery } from '../src/app/handlers/decisions.handler.ts';
import type { DecisionMade } from '../src/app/queries/decisions-made.ts';
import type { DecisionsAsk } from '../src/app/queries/decisions.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Position } from '../src/app/queries/position.ts';
import { idOf } from '../src/domain/streams.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

type Filter = DecisionsAsk['filter'];

interface DecisionsArgs extends Given<PageAsk> {
  readonly filter: Given<Filter> | null;
  readonly direction: DecisionsAsk['direction'];
  readonly atLeast: Position | null;
}

@Resolver()
export class DecisionsResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('decisions')
  async decisions(
    @Asker() identity: Identity,
    @Args() { filter, direction, atLeast, ...page }: DecisionsArgs,
  ) {
    const { license, ...rest } = given<Filter>(filter ?? {});
    const named = license === undefined ? {} : { license: `license-${license}` };
    const ask = { filter: { ...rest, ...named }, direction, page: given<PageAsk>(page) };
    const found = await this.queries.execute(new DecisionsQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), decisionMadeView);
  }
}

export function decisionMadeView({ decision, eventId, ...made }: DecisionMade) {
  const { license, period, application, credit } = made;
  const named = { license: name(license), period: name(period) };
  return {
    ...made,
    ...named,
    application: name(application),
    credit: name(credit),
    id: decision,
    event: eventId,
  };
}

function name(stream: string | null): string | null {
  return stream === null ? null : idOf(stream);
}
