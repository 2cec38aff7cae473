import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { ApplicationAct } from '../src/app/commands/application-act.ts';
import type { FilingAsk } from '../src/app/commands/application.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import {
  ApplicationRequest,
  LicenseApplicationQuery,
  LicenseApplicationsQuery,
} from '../src/app/handlers/application.handler.ts';
import type { AskedApplication } from '../src/app/queries/license-application.ts';
import type { ApplicationsAsk } from '../src/app/queries/find-applications.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Position } from '../src/app/queries/position.ts';
import type { ApplicationRow } from '../src/app/queries/read-models.ts';
import { applicationStream, idOf } from '../src/domain/streams.ts';
import { answered, carryOut } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';
import { connectionOf } from './connection.ts';
import { decisionView } from './decision-view.ts';
import { type Given, given } from './given.ts';

interface ApplicationsArgs extends Given<PageAsk> {
  readonly filter: Given<ApplicationsAsk['filter']> | null;
  readonly direction: ApplicationsAsk['direction'];
  readonly atLeast: Position | null;
}

interface ApplicationArgs {
  readonly application: string;
  readonly atLeast: Position | null;
}

/** What a mutation is given besides the name of its act. */
type Input<A extends { readonly type: string }, T extends A['type']> = Given<
  Omit<Extract<A, { type: T }>, 'type'>
>;
type Upon<T extends ApplicationAct['type']> = Input<ApplicationAct, T> & { readonly application: string };

@Resolver()
export class ApplicationResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('applications')
  async applications(
    @Asker() identity: Identity,
    @Args() { filter, direction, atLeast, ...page }: ApplicationsArgs,
  ) {
    const asked = given<ApplicationsAsk['filter']>(filter ?? {});
    const ask = { filter: asked, direction, page: given<PageAsk>(page) };
    const found = await this.queries.execute(
      new LicenseApplicationsQuery(identity, ask, atLeast ?? undefined),
    );
    return connectionOf(answered(found), listed);
  }

  @Query('application')
  async application(@Asker() identity: Identity, @Args() { application, atLeast }: ApplicationArgs) {
    const stream = applicationStream(application);
    const query = new LicenseApplicationQuery(identity, stream, atLeast ?? undefined);
    const found = answered(await this.queries.execute(query));
    return found && shown(found);
  }

  @Mutation('applyForLicense')
  applyForLicense(@Calling() caller: Caller, @Args('input') input: Input<FilingAsk, 'ApplyForLicense'>) {
    const ask = {
      type: 'ApplyForLicense' as const,
      ...given<Omit<Filing<'ApplyForLicense'>, 'type'>>(input),
    };
    return carryOut(this.bus, new ApplicationRequest(caller, ask));
  }

  @Mutation('applyForEndorsement')
  applyForEndorsement(
    @Calling() caller: Caller,
    @Args('input') input: Input<FilingAsk, 'ApplyForEndorsement'>,
  ) {
    const ask = {
      type: 'ApplyForEndorsement' as const,
      ...given<Omit<Filing<'ApplyForEndorsement'>, 'type'>>(input),
    };
    return carryOut(this.bus, new ApplicationRequest(caller, ask));
  }

  @Mutation('amendApplication')
  amendApplication(@Calling() caller: Caller, @Args('input') { application, ...input }: Upon<'Amend'>) {
    return this.upon(caller, application, { type: 'Amend', ...given<Omit<Act<'Amend'>, 'type'>>(input) });
  }

  @Mutation('withdrawLicenseApplication')
  withdrawLicenseApplication(@Calling() caller: Caller, @Args('input') { application }: Upon<'Withdraw'>) {
    return this.upon(caller, application, { type: 'Withdraw' });
  }

  @Mutation('grantApplication')
  grantApplication(@Calling() caller: Caller, @Args('input') { application, ...input }: Upon<'Grant'>) {
    return this.upon(caller, application, { type: 'Grant', ...given<Omit<Act<'Grant'>, 'type'>>(input) });
  }

  @Mutation('denyApplication')
  denyApplication(@Calling() caller: Caller, @Args('input') { application, ...input }: Upon<'Deny'>) {
    return this.upon(caller, application, { type: 'Deny', ...given<Omit<Act<'Deny'>, 'type'>>(input) });
  }

  private upon(caller: Caller, application: string, act: ApplicationAct) {
    return carryOut(this.bus, new ApplicationRequest(caller, { application, act }));
  }
}

type Filing<T extends FilingAsk['type']> = Extract<FilingAsk, { type: T }>;
type Act<T extends ApplicationAct['type']> = Extract<ApplicationAct, { type: T }>;

function listed({ application, license, ...row }: ApplicationRow) {
  return { ...row, id: idOf(application), license: license && idOf(license) };
}

function shown({ application, filed, status, decision, codes, setAside, answer }: AskedApplication) {
  const { educator, state, kind, class: wanted, fields, license, on } = filed;
  return {
    ...{ id: idOf(application), educator, state, kind, class: wanted, fields, status, codes, setAside },
    license: license === undefined ? null : idOf(license),
    filedOn: on,
    with: status === 'open' ? `the licensing agency of ${state}` : null,
    decision: decision && decisionView(decision),
    answer: answer && { ...answer, license: answer.license && idOf(answer.license) },
  };
}
