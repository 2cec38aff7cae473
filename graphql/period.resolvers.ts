import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import type { UponPeriod } from '../src/app/commands/period.ts';
import { PeriodRequest } from '../src/app/handlers/period.handler.ts';
import { PeriodsQuery } from '../src/app/handlers/periods.handler.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { PeriodFilter, PeriodRow, PeriodSort } from '../src/app/queries/period-reads.ts';
import type { Position } from '../src/app/queries/position.ts';
import { idOf } from '../src/domain/streams.ts';
import { answered, carryOut } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

interface PeriodsArgs extends Given<PageAsk> {
  readonly filter: Given<PeriodFilter> | null;
  readonly sort: PeriodSort;
  readonly atLeast: Position | null;
}

/** The content of a command, beside the period it is upon. */
type Upon<T extends UponPeriod['type']> = Given<
  Omit<Extract<UponPeriod, { type: T }>, 'type'> & { readonly period: string }
>;

interface Decision {
  readonly period: string;
  readonly route: string;
  readonly granted: boolean;
  readonly because: string | null;
}

@Resolver()
export class PeriodResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('periods')
  async periods(@Asker() identity: Identity, @Args() { filter, sort, atLeast, ...page }: PeriodsArgs) {
    const { license, ...asked } = given<PeriodFilter>(filter ?? {});
    const held = license === undefined ? {} : { license: `license-${license}` };
    const ask = { filter: { ...asked, ...held }, sort, page: given<PageAsk>(page) };
    const found = await this.queries.execute(new PeriodsQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), shown);
  }

  @Mutation('requestExtension')
  requestExtension(@Calling() caller: Caller, @Args('input') input: Upon<'RequestExtension'>) {
    return this.ask(caller, 'RequestExtension', input);
  }

  @Mutation('decideExtension')
  decideExtension(@Calling() caller: Caller, @Args('input') { period, route, granted, because }: Decision) {
    const command: UponPeriod = granted
      ? { type: 'GrantExtension', route }
      : { type: 'DenyExtension', route, because: because ?? '' };
    return this.carry(caller, period, command);
  }

  @Mutation('suspendPeriod')
  suspendPeriod(@Calling() caller: Caller, @Args('input') input: Upon<'Suspend'>) {
    return this.ask(caller, 'Suspend', input);
  }

  @Mutation('resumePeriod')
  resumePeriod(@Calling() caller: Caller, @Args('input') input: Upon<'Resume'>) {
    return this.ask(caller, 'Resume', input);
  }

  @Mutation('closePeriod')
  closePeriod(@Calling() caller: Caller, @Args('input') input: Upon<'Close'>) {
    return this.ask(caller, 'Close', input);
  }

  @Mutation('reopenPeriod')
  reopenPeriod(@Calling() caller: Caller, @Args('input') input: Upon<'Reopen'>) {
    return this.ask(caller, 'Reopen', input);
  }

  private ask<T extends UponPeriod['type']>(caller: Caller, type: T, input: Upon<T>) {
    const { period, ...content } = given<{ readonly period: string }>(input);
    // The schema has seen to it that the content is that of the command it names.
    return this.carry(caller, period, { type, ...content } as unknown as UponPeriod);
  }

  private carry(caller: Caller, period: string, command: UponPeriod) {
    return carryOut(this.bus, new PeriodRequest(caller, { period: `period-${period}`, command }));
  }
}

function shown({ period, license, ...row }: PeriodRow) {
  return { ...row, id: idOf(period), license: idOf(license) };
}
