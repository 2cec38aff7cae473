import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import { OfferingRequest, ProviderRequest } from '../src/app/handlers/offering.handler.ts';
import { OfferingsQuery } from '../src/app/handlers/offerings.handler.ts';
import type {
  OfferingFilter,
  OfferingRow,
  OfferingsAsk,
  OfferingSort,
  QualityRow,
} from '../src/app/queries/offerings.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Position } from '../src/app/queries/position.ts';
import type { OfferingCommand } from '../src/domain/offering/index.ts';
import type { ProviderCommand } from '../src/domain/provider/index.ts';
import { answered, carryOut } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

interface OfferingsArgs extends Given<PageAsk> {
  readonly filter: Given<OfferingFilter> | null;
  readonly asOf: string | null;
  readonly sort: OfferingSort;
  readonly atLeast: Position | null;
}

type Content<C, T> = Omit<Extract<C, { readonly type: T }>, 'type'>;
type Announcement = Content<OfferingCommand, 'Announce'>;
type Upon<T> = Content<OfferingCommand, T> & { readonly offering: string };
type Approval = Content<ProviderCommand, 'Approve'>;
type ApprovalEnd = Content<ProviderCommand, 'EndApproval'> & { readonly provider: string };

@Resolver()
export class OfferingResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('offerings')
  async offerings(
    @Asker() identity: Identity,
    @Args() { filter, asOf, sort, atLeast, ...page }: OfferingsArgs,
  ) {
    const ask = {
      ...{ filter: given<OfferingFilter>(filter ?? {}), sort, page: given<PageAsk>(page) },
      ...given<Pick<OfferingsAsk, 'asOf'>>({ asOf }),
    };
    const found = await this.queries.execute(new OfferingsQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), shown);
  }

  @Mutation('announceOffering')
  announceOffering(@Calling() caller: Caller, @Args('input') input: Given<Announcement>) {
    const command = { type: 'Announce' as const, ...given<Announcement>(input) };
    return carryOut(this.bus, new OfferingRequest(caller, { command }));
  }

  @Mutation('amendOffering')
  amendOffering(@Calling() caller: Caller, @Args('input') input: Given<Upon<'Amend'>>) {
    const { offering, ...terms } = given<Upon<'Amend'>>(input);
    return carryOut(
      this.bus,
      new OfferingRequest(caller, { offering, command: { type: 'Amend', ...terms } }),
    );
  }

  @Mutation('withdrawOffering')
  withdrawOffering(@Calling() caller: Caller, @Args('input') { offering, because }: Upon<'Withdraw'>) {
    const command = { type: 'Withdraw' as const, because };
    return carryOut(this.bus, new OfferingRequest(caller, { offering, command }));
  }

  @Mutation('judgeOffering')
  judgeOffering(
    @Calling() caller: Caller,
    @Args('input') { offering, state, standard, components }: Upon<'JudgeQuality'>,
  ) {
    const judged = components.map(({ component, met }) => ({ component, met }));
    const command = { type: 'JudgeQuality' as const, state, standard, components: judged };
    return carryOut(this.bus, new OfferingRequest(caller, { offering, command }));
  }

  @Mutation('approveProvider')
  approveProvider(@Calling() caller: Caller, @Args('input') input: Given<Approval>) {
    const approval = given<Approval>(input);
    const command = { type: 'Approve' as const, ...approval };
    return carryOut(this.bus, new ProviderRequest(caller, { provider: approval.provider, command }));
  }

  @Mutation('endProviderApproval')
  endProviderApproval(@Calling() caller: Caller, @Args('input') { provider, ...end }: ApprovalEnd) {
    const command = { type: 'EndApproval' as const, ...end };
    return carryOut(this.bus, new ProviderRequest(caller, { provider, command }));
  }
}

function shown({ offering, quality, ...row }: OfferingRow) {
  return { ...offering, ...row, quality: quality.map(judgementView) };
}

function judgementView(judgement: QualityRow) {
  return { ...judgement, isMet: judgement.unmet.length === 0 };
}
