import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import type { GoalAsk } from '../src/app/commands/goal.ts';
import { GoalRequest } from '../src/app/handlers/goal.handler.ts';
import { GoalLearningQuery, GoalsQuery } from '../src/app/handlers/goals.handler.ts';
import type { GoalLearningQuestion } from '../src/app/queries/goal-reads.ts';
import type { GoalsAsk } from '../src/app/queries/goals.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Position } from '../src/app/queries/position.ts';
import type { GoalCommand } from '../src/domain/goal/index.ts';
import { answered, carryOut } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

type Content<T extends GoalCommand['type']> = Omit<Extract<GoalCommand, { type: T }>, 'type'>;
type Upon<T extends GoalCommand['type']> = Content<T> & { readonly goal: string };
type Filter = Omit<GoalsAsk, 'page'>;

interface LearningArgs extends Omit<GoalLearningQuestion, 'state'> {
  readonly state: string | null;
  readonly atLeast: Position | null;
}

@Resolver()
export class GoalResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('goals')
  async goals(@Asker() identity: Identity, @Args() args: Given<Filter & PageAsk>) {
    const { educator = null, source = null, open = null, ...page } = args;
    const filter = given<Filter>({ educator, source, open });
    const found = await this.queries.execute(
      new GoalsQuery(identity, { ...filter, page: given<PageAsk>(page) }),
    );
    return connectionOf(answered(found), (goal) => goal);
  }

  @Query('learningByGoal')
  async learningByGoal(@Asker() identity: Identity, @Args() { atLeast, ...args }: LearningArgs) {
    const question = { ...args, state: args.state ?? identity.state ?? '' };
    return answered(
      await this.queries.execute(new GoalLearningQuery(identity, question, atLeast ?? undefined)),
    );
  }

  @Mutation('setGoal')
  setGoal(@Calling() caller: Caller, @Args('input') input: Given<Content<'Set'>>) {
    return this.ask(caller, { command: { type: 'Set', ...given<Content<'Set'>>(input) } });
  }

  @Mutation('tieCredential')
  tie(@Calling() caller: Caller, @Args('input') { goal, definition }: Upon<'Tie'>) {
    return this.ask(caller, { goal, command: { type: 'Tie', definition } });
  }

  @Mutation('untieCredential')
  untie(@Calling() caller: Caller, @Args('input') { goal, definition }: Upon<'Untie'>) {
    return this.ask(caller, { goal, command: { type: 'Untie', definition } });
  }

  @Mutation('closeGoal')
  close(@Calling() caller: Caller, @Args('input') { goal, ...closing }: Given<Upon<'Close'>>) {
    const command = { type: 'Close' as const, ...given<Content<'Close'>>(closing) };
    return this.ask(caller, { goal: String(goal), command });
  }

  private ask(caller: Caller, ask: GoalAsk) {
    return carryOut(this.bus, new GoalRequest(caller, ask));
  }
}
