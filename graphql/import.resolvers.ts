import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import { RevertRequest } from '../src/app/handlers/import.handler.ts';
import { ImportQuery, ImportsQuery, ImportUndoQuery } from '../src/app/handlers/imports.handler.ts';
import type { UndoAsk } from '../src/app/import/undo/ask-undo.ts';
import type { ImportsAsk } from '../src/app/queries/imports.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Position } from '../src/app/queries/position.ts';
import { answered, carryOut } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

type Question = ImportsAsk['question'];

interface ImportsArgs extends Given<Question>, Given<PageAsk> {
  readonly atLeast: Position | null;
}

@Resolver()
export class ImportResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('imports')
  async imports(
    @Asker() identity: Identity,
    @Args()
    { first = null, after = null, last = null, before = null, atLeast, ...question }: ImportsArgs,
  ) {
    const page = given<PageAsk>({ first, after, last, before });
    const ask = { question: given<Question>(question), page };
    const found = await this.queries.execute(new ImportsQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), (row) => row);
  }

  @Query('import')
  async import(
    @Asker() identity: Identity,
    @Args('id') id: string,
    @Args('atLeast') atLeast: Position | null,
  ) {
    const found = await this.queries.execute(new ImportQuery(identity, id, atLeast ?? undefined));
    const view = answered(found);
    return view && { ...view, summary: view };
  }

  @Query('importUndo')
  async importUndo(@Asker() identity: Identity, @Args('id') id: string) {
    return answered(await this.queries.execute(new ImportUndoQuery(identity, id)));
  }

  @Mutation('revertImport')
  revertImport(@Calling() caller: Caller, @Args('input') input: UndoAsk) {
    return carryOut(this.bus, new RevertRequest(caller, input));
  }
}
