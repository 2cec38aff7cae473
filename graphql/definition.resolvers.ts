import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../src/app/commands/caller.ts';
import { DefinitionQuery, DefinitionsQuery } from '../src/app/handlers/credential-view.handler.ts';
import { DefinitionRequest } from '../src/app/handlers/definition.handler.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { DefinitionView } from '../src/app/queries/credential/definition.ts';
import type { DefinitionCommand } from '../src/domain/definition/index.ts';
import { answered, carryOut } from './answer.resolvers.ts';
import { Calling } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

type Publish = Omit<Extract<DefinitionCommand, { type: 'Publish' }>, 'type' | 'pass'>;
type PublishInput = Given<Publish & { readonly passPercent?: number }>;

interface DefinitionsArgs extends Given<PageAsk> {
  readonly issuer: string;
  readonly search: string | null;
}

@Resolver()
export class DefinitionResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('definition')
  async definition(@Args('id') id: string, @Args('version') version: number | null) {
    const found = answered(await this.queries.execute(new DefinitionQuery(id, version ?? undefined)));
    return found === null ? null : shown(found);
  }

  @Query('definitions')
  async definitions(@Args() { issuer, search, ...page }: DefinitionsArgs) {
    const ask = { issuer, ...given<{ search?: string }>({ search }), page: given<PageAsk>(page) };
    const found = await this.queries.execute(new DefinitionsQuery(ask));
    return connectionOf(answered(found), shown);
  }

  @Mutation('publishDefinition')
  publishDefinition(@Calling() caller: Caller, @Args('input') input: PublishInput) {
    const { passPercent, ...content } = given<Publish & { readonly passPercent?: number }>(input);
    const pass =
      passPercent === undefined
        ? { rule: 'every' as const }
        : { rule: 'percent' as const, percent: passPercent };
    return carryOut(
      this.bus,
      new DefinitionRequest(caller, { command: { type: 'Publish', ...content, pass } }),
    );
  }

  @Mutation('withdrawDefinition')
  withdrawDefinition(
    @Calling() caller: Caller,
    @Args('input') { definition, because }: { definition: string; because: string },
  ) {
    return carryOut(
      this.bus,
      new DefinitionRequest(caller, { definition, command: { type: 'Withdraw', because } }),
    );
  }
}

export function shown({ pass, on, ...definition }: DefinitionView) {
  return {
    ...definition,
    passPercent: pass.rule === 'percent' ? pass.percent : null,
    publishedOn: on,
  };
}
