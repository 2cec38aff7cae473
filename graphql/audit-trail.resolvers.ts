import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import { AuditTrailQuery } from '../src/app/handlers/audit-trail.handler.ts';
import type { TrailAsk } from '../src/app/queries/audit-trail.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Position } from '../src/app/queries/position.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

type Question = TrailAsk['question'];

interface TrailArgs extends Given<Question>, Given<Pick<PageAsk, 'first' | 'after'>> {
  readonly atLeast: Position | null;
}

@Resolver()
export class AuditTrailResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('auditTrail')
  async auditTrail(
    @Asker() identity: Identity,
    @Args() { first = null, after = null, atLeast, ...question }: TrailArgs,
  ) {
    const ask = { question: given<Question>(question), page: given<PageAsk>({ first, after }) };
    const found = await this.queries.execute(new AuditTrailQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), (entry) => entry);
  }
}
