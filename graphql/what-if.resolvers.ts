import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import { isUuid } from '../src/app/executing/ids.ts';
import {
  CancelWhatIf,
  StartWhatIf,
  WhatIfFlipsQuery,
  WhatIfQuery,
  WhatIfsQuery,
} from '../src/app/handlers/what-if.handler.ts';
import { MOST_ITEMS, type PageAsk } from '../src/app/queries/page.ts';
import type { Tally, WhatIfGrouping } from '../src/app/what-if/tally.ts';
import type { FlipFilter, WhatIfFilter } from '../src/app/what-if/what-if-store.ts';
import type { WhatIfAsk, WhatIfsAsk } from '../src/app/what-if/what-ifs.ts';
import { answered } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';
import { connectionOf } from './connection.ts';
import { badInputError } from './errors/errors.ts';
import { type Given, given } from './given.ts';
import { codesView, figuresOf, groupsView, whatIfAnswer, whatIfView } from './what-if-view.ts';

interface FlipsArgs extends Given<FlipFilter>, Given<PageAsk> {
  readonly id: string;
}

interface WhatIfsArgs extends Given<WhatIfFilter>, Given<PageAsk> {
  readonly direction: WhatIfsAsk['direction'];
}

@Resolver()
export class WhatIfResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Mutation('startWhatIf')
  async startWhatIf(@Calling() caller: Caller, @Args('input') input: Given<WhatIfAsk>) {
    return whatIfAnswer(await this.bus.execute(new StartWhatIf(caller, given<WhatIfAsk>(input))));
  }

  @Mutation('cancelWhatIf')
  async cancelWhatIf(@Calling() { identity }: Caller, @Args('input') { id }: { readonly id: string }) {
    return whatIfAnswer(await this.bus.execute(new CancelWhatIf(identity, idIn(id))));
  }

  @Query('whatIf')
  async whatIf(@Asker() identity: Identity, @Args('id') id: string) {
    const run = await this.queries.execute(new WhatIfQuery(identity, idIn(id)));
    return run === undefined ? null : whatIfView(run);
  }

  @Query('whatIfs')
  async whatIfs(
    @Asker() identity: Identity,
    @Args() { direction, first = null, after = null, last = null, before = null, ...filter }: WhatIfsArgs,
  ) {
    const page = given<PageAsk>({ first, after, last, before });
    const ask = { filter: given<WhatIfFilter>(filter), direction, page };
    return connectionOf(answered(await this.queries.execute(new WhatIfsQuery(identity, ask))), whatIfView);
  }

  @Query('whatIfFlips')
  async whatIfFlips(
    @Asker() identity: Identity,
    @Args() { id, first = null, after = null, last = null, before = null, ...filter }: FlipsArgs,
  ) {
    const page = given<PageAsk>({ first, after, last, before });
    const ask = { id: idIn(id), filter: given<FlipFilter>(filter), page };
    const found = await this.queries.execute(new WhatIfFlipsQuery(identity, ask));
    return connectionOf(answered(found), ({ before: from, after: to, ...flip }) => ({ ...flip, from, to }));
  }
}

@Resolver('WhatIfResult')
export class WhatIfResultResolvers {
  @ResolveField('compared')
  compared(@Parent() { whole }: Tally) {
    return figuresOf(whole).compared;
  }

  @ResolveField('flipped')
  flipped(@Parent() { whole }: Tally) {
    return figuresOf(whole).flipped;
  }

  @ResolveField('transitions')
  transitions(@Parent() { whole }: Tally) {
    return figuresOf(whole).transitions;
  }

  @ResolveField('codes')
  codes(@Parent() tally: Tally) {
    return codesView(tally);
  }

  @ResolveField('groupCount')
  groupCount(@Parent() tally: Tally, @Args('by') by: WhatIfGrouping) {
    return groupsView(tally, by).length;
  }

  @ResolveField('groups')
  groups(@Parent() tally: Tally, @Args('by') by: WhatIfGrouping, @Args('first') first: number) {
    if (first < 1 || first > MOST_ITEMS) {
      throw badInputError('first', `is a number of groups from 1 to ${MOST_ITEMS}.`);
    }
    return groupsView(tally, by).slice(0, first);
  }
}

/** A what-if is known by the id of the command that started it. */
function idIn(id: string): string {
  if (!isUuid(id)) throw badInputError('id', 'is not a UUID: give the commandId it was started with.');
  return id.toLowerCase();
}
