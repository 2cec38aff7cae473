import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import type { Committee } from '../src/app/commands/capacity.ts';
import type { LicenseAsk } from '../src/app/commands/license.ts';
import { LicenseCountsQuery } from '../src/app/handlers/license-counts.handler.ts';
import { LicenseRequest } from '../src/app/handlers/license.handler.ts';
import { LicensesQuery } from '../src/app/handlers/licenses.handler.ts';
import type { LicensesAsk } from '../src/app/queries/licenses.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Position } from '../src/app/queries/position.ts';
import type { LicenseRow, LicenseSort } from '../src/app/queries/license-reads.ts';
import type { Issued } from '../src/domain/license/events.ts';
import { idOf } from '../src/domain/streams.ts';
import type { Day } from '../src/domain/values/day.ts';
import { answered, carryOut } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

type Filter = LicensesAsk['filter'];

interface LicensesArgs extends Given<PageAsk> {
  readonly filter: Given<Filter> | null;
  readonly sort: LicenseSort;
  readonly atLeast: Position | null;
}

interface CountsArgs {
  readonly state: string | null;
  readonly atLeast: Position | null;
}

interface IssueInput extends Omit<Issued['data'], 'expiresOn' | 'application'> {
  readonly expiresOn?: Day;
  readonly forLife: boolean;
}

interface Plan {
  readonly license: string;
  readonly on?: Day;
  readonly committee?: Committee;
}

@Resolver()
export class LicenseResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('licenses')
  async licenses(@Asker() identity: Identity, @Args() { filter, sort, atLeast, ...page }: LicensesArgs) {
    const ask = { filter: given<Filter>(filter ?? {}), sort, page: given<PageAsk>(page) };
    const found = await this.queries.execute(new LicensesQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), shown);
  }

  @Query('licenseCounts')
  async licenseCounts(@Asker() identity: Identity, @Args() { state, atLeast }: CountsArgs) {
    const query = new LicenseCountsQuery(identity, state ?? undefined, atLeast ?? undefined);
    return answered(await this.queries.execute(query));
  }

  @Mutation('issueLicense')
  issueLicense(@Calling() caller: Caller, @Args('input') input: Given<IssueInput>) {
    const { forLife, expiresOn: lastDay, ...said } = given<IssueInput>(input);
    // Neither or both is refused as days that are none.
    const expiresOn = forLife ? (lastDay === undefined ? null : '') : (lastDay ?? '');
    return this.ask(caller, { command: { type: 'Issue', ...said, expiresOn } });
  }

  @Mutation('approvePlan')
  approvePlan(@Calling() caller: Caller, @Args('input') input: Given<Plan>) {
    const { license, ...plan } = given<Plan>(input);
    return this.ask(caller, { license, command: { type: 'ApprovePlan', ...plan } });
  }

  @Mutation('applyForRenewal')
  applyForRenewal(@Calling() caller: Caller, @Args('input') { license }: { readonly license: string }) {
    return this.ask(caller, { license, command: { type: 'ApplyForRenewal' } });
  }

  @Mutation('renewLicense')
  renewLicense(@Calling() caller: Caller, @Args('input') { license }: { readonly license: string }) {
    return this.ask(caller, { license, command: { type: 'Renew' } });
  }

  @Mutation('denyRenewal')
  denyRenewal(
    @Calling() caller: Caller,
    @Args('input') { license, because }: { readonly license: string; readonly because: string },
  ) {
    return this.ask(caller, { license, command: { type: 'DenyRenewal', because } });
  }

  private ask(caller: Caller, ask: LicenseAsk) {
    return carryOut(this.bus, new LicenseRequest(caller, ask));
  }
}

function shown({ license, ...row }: LicenseRow) {
  return { ...row, id: idOf(license) };
}
