import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../src/app/commands/caller.ts';
import type { SettingAsk } from '../src/app/commands/policy.ts';
import { PoliciesQuery } from '../src/app/handlers/policies.handler.ts';
import { SettingRequest } from '../src/app/handlers/policy.handler.ts';
import { carryOut } from './answer.resolvers.ts';
import { Calling } from './asker.ts';

@Resolver()
export class PolicyResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('policies')
  policies(@Args('state') state: string) {
    return this.queries.execute(new PoliciesQuery(state));
  }

  @Mutation('confirmSetting')
  confirmSetting(@Calling() caller: Caller, @Args('input') input: Omit<SettingAsk, 'type'>) {
    return carryOut(this.bus, new SettingRequest(caller, { type: 'ConfirmSetting', ...input }));
  }
}
