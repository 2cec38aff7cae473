import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import type { EmploymentAsk, UponEmployment } from '../src/app/commands/employment.ts';
import { EmployerRequest, EmploymentRequest } from '../src/app/handlers/employment.handler.ts';
import { EmployersQuery, EmploymentsQuery } from '../src/app/handlers/employments.handler.ts';
import type {
  EmployerFilter,
  EmployerSort,
  EmploymentFilter,
  EmploymentRow,
  EmploymentSort,
} from '../src/app/queries/employment-reads.ts';
import type { EmployersAsk } from '../src/app/queries/employments.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Position } from '../src/app/queries/position.ts';
import type { EmployerCommand } from '../src/domain/employer/index.ts';
import { idOf } from '../src/domain/streams.ts';
import { answered, carryOut } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

interface ListArgs<Filter, Sort> extends Given<PageAsk> {
  readonly filter: Given<Filter> | null;
  readonly sort: Sort;
  readonly atLeast: Position | null;
}

interface EmployersArgs extends ListArgs<EmployerFilter, EmployerSort> {
  readonly asOf: string | null;
}

/** Which employer a command is upon. */
interface Named {
  readonly state: string;
  readonly employer: string;
}

type OfEmployer<T extends EmployerCommand['type']> = Omit<Extract<EmployerCommand, { type: T }>, 'type'> &
  Named;
type Beginning = Omit<Extract<EmploymentAsk['command'], { type: 'Begin' }>, 'type'>;
type Upon<T extends UponEmployment['type']> = Omit<Extract<UponEmployment, { type: T }>, 'type'> & {
  readonly employment: string;
};

@Resolver()
export class EmploymentResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('employments')
  async employments(
    @Asker() identity: Identity,
    @Args() { filter, sort, atLeast, ...page }: ListArgs<EmploymentFilter, EmploymentSort>,
  ) {
    const ask = { filter: given<EmploymentFilter>(filter ?? {}), sort, page: given<PageAsk>(page) };
    const found = await this.queries.execute(new EmploymentsQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), shown);
  }

  @Query('employers')
  async employers(
    @Asker() identity: Identity,
    @Args() { filter, asOf, sort, atLeast, ...page }: EmployersArgs,
  ) {
    const ask = {
      ...{ filter: given<EmployerFilter>(filter ?? {}), sort, page: given<PageAsk>(page) },
      ...given<Pick<EmployersAsk, 'asOf'>>({ asOf }),
    };
    const found = await this.queries.execute(new EmployersQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), (employer) => employer);
  }

  @Mutation('registerEmployer')
  register(@Calling() caller: Caller, @Args('input') input: OfEmployer<'Register'>) {
    return this.askEmployer(caller, input, { type: 'Register', ...input });
  }

  @Mutation('renameEmployer')
  rename(@Calling() caller: Caller, @Args('input') { name, ...named }: OfEmployer<'Rename'>) {
    return this.askEmployer(caller, named, { type: 'Rename', name });
  }

  @Mutation('reclassifyEmployer')
  reclassify(
    @Calling() caller: Caller,
    @Args('input') { setting, from, because, ...named }: OfEmployer<'Reclassify'>,
  ) {
    return this.askEmployer(caller, named, { type: 'Reclassify', setting, from, because });
  }

  @Mutation('closeEmployer')
  close(@Calling() caller: Caller, @Args('input') { until, because, ...named }: OfEmployer<'Close'>) {
    return this.askEmployer(caller, named, { type: 'Close', until, because });
  }

  @Mutation('retractEmployerChange')
  retractEmployerChange(
    @Calling() caller: Caller,
    @Args('input') { eventId, because, ...named }: OfEmployer<'Retract'>,
  ) {
    return this.askEmployer(caller, named, { type: 'Retract', eventId, because });
  }

  @Mutation('beginEmployment')
  begin(@Calling() caller: Caller, @Args('input') input: Given<Beginning>) {
    return this.ask(caller, { command: { type: 'Begin', ...given<Beginning>(input) } });
  }

  @Mutation('changeAssignment')
  changeAssignment(@Calling() caller: Caller, @Args('input') input: Given<Upon<'ChangeAssignment'>>) {
    const { employment, ...assignment } = given<Upon<'ChangeAssignment'>>(input);
    return this.ask(caller, { employment, command: { type: 'ChangeAssignment', ...assignment } });
  }

  @Mutation('beginLeave')
  beginLeave(@Calling() caller: Caller, @Args('input') { employment, on }: Upon<'BeginLeave'>) {
    return this.ask(caller, { employment, command: { type: 'BeginLeave', on } });
  }

  @Mutation('endLeave')
  endLeave(@Calling() caller: Caller, @Args('input') { employment, on }: Upon<'EndLeave'>) {
    return this.ask(caller, { employment, command: { type: 'EndLeave', on } });
  }

  @Mutation('endEmployment')
  end(@Calling() caller: Caller, @Args('input') { employment, on }: Upon<'End'>) {
    return this.ask(caller, { employment, command: { type: 'End', on } });
  }

  @Mutation('retractEmployment')
  retract(@Calling() caller: Caller, @Args('input') { employment, eventId, because }: Upon<'TakeBack'>) {
    return this.ask(caller, { employment, command: { type: 'TakeBack', eventId, because } });
  }

  private askEmployer(caller: Caller, { state, employer }: Named, command: EmployerCommand) {
    return carryOut(this.bus, new EmployerRequest(caller, { state, employer, command }));
  }

  private ask(caller: Caller, ask: EmploymentAsk) {
    return carryOut(this.bus, new EmploymentRequest(caller, ask));
  }
}

function shown({ employment, ...row }: EmploymentRow) {
  return { ...row, id: idOf(employment) };
}
