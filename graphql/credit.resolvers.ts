import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Caller } from '../src/app/commands/caller.ts';
import type { Committee } from '../src/app/commands/capacity.ts';
import type { LawfulAsk } from '../src/app/commands/credit-law.ts';
import { CreditRequest } from '../src/app/handlers/credit.handler.ts';
import type { Claimed, ClaimDetails, DenialReason } from '../src/domain/credit/events.ts';
import type { Day } from '../src/domain/values/day.ts';
import { carryOut } from './answer.resolvers.ts';
import { Calling } from './asker.ts';
import { type Given, given } from './given.ts';

type Claim = Omit<Claimed['data'], 'credential' | 'ofEvent'>;

interface Report {
  readonly credit: string;
  readonly provider: string;
  readonly on?: Day;
}

interface Approval {
  readonly credit: string;
  readonly on?: Day;
  readonly committee?: Committee;
}

interface Denial extends Approval {
  readonly reason: DenialReason;
  readonly because: string;
}

interface FromRecord {
  readonly educator: string;
  readonly state: string;
  readonly event: string;
  readonly quantity: string;
  readonly unit: string;
  readonly categories: readonly string[];
  readonly topic?: string;
}

interface Amendment {
  readonly credit: string;
  readonly because: string;
  readonly claim: Given<ClaimDetails>;
}

interface AppealAnswer extends Withdrawal {
  readonly outcome: 'granted' | 'refused';
}

interface Withdrawal {
  readonly credit: string;
  readonly because: string;
}

@Resolver()
export class CreditResolvers {
  constructor(@Inject(CommandBus) private readonly bus: CommandBus) {}

  @Mutation('claimCredit')
  claimCredit(@Calling() caller: Caller, @Args('input') input: Given<Claim>) {
    return this.ask(caller, { command: { type: 'Claim', ...given<Claim>(input) } });
  }

  @Mutation('claimCredential')
  claimCredential(
    @Calling() caller: Caller,
    @Args('input') { credential, state }: { readonly credential: string; readonly state: string },
  ) {
    return this.ask(caller, { command: { type: 'ClaimCredential', credential, state } });
  }

  @Mutation('attestCredit')
  attestCredit(@Calling() caller: Caller, @Args('input') { credit }: { readonly credit: string }) {
    return this.ask(caller, { credit, command: { type: 'Attest' } });
  }

  @Mutation('reportCredit')
  reportCredit(@Calling() caller: Caller, @Args('input') input: Given<Report>) {
    const { credit, ...report } = given<Report>(input);
    return this.ask(caller, { credit, command: { type: 'ReportByProvider', ...report } });
  }

  @Mutation('approveCredit')
  approveCredit(@Calling() caller: Caller, @Args('input') input: Given<Approval>) {
    const { credit, ...approval } = given<Approval>(input);
    return this.ask(caller, { credit, command: { type: 'Approve', ...approval } });
  }

  @Mutation('denyCredit')
  denyCredit(@Calling() caller: Caller, @Args('input') input: Given<Denial>) {
    const { credit, ...denial } = given<Denial>(input);
    return this.ask(caller, { credit, command: { type: 'Deny', ...denial } });
  }

  @Mutation('amendCredit')
  amendCredit(@Calling() caller: Caller, @Args('input') { credit, because, claim }: Amendment) {
    return this.ask(caller, { credit, command: { type: 'Amend', is: given<ClaimDetails>(claim), because } });
  }

  @Mutation('claimFromRecord')
  claimFromRecord(@Calling() caller: Caller, @Args('input') input: Given<FromRecord>) {
    return this.ask(caller, { command: { type: 'ClaimFromRecord', ...given<FromRecord>(input) } });
  }

  @Mutation('appealCredit')
  appealCredit(@Calling() caller: Caller, @Args('input') { credit, because }: Withdrawal) {
    return this.ask(caller, { credit, command: { type: 'Appeal', because } });
  }

  @Mutation('decideCreditAppeal')
  decideCreditAppeal(@Calling() caller: Caller, @Args('input') { credit, ...answer }: AppealAnswer) {
    return this.ask(caller, { credit, command: { type: 'DecideAppeal', ...answer } });
  }

  @Mutation('reverseCredit')
  reverseCredit(@Calling() caller: Caller, @Args('input') { credit, because }: Withdrawal) {
    return this.ask(caller, { credit, command: { type: 'Reverse', because } });
  }

  @Mutation('withdrawCredit')
  withdrawCredit(@Calling() caller: Caller, @Args('input') { credit, because }: Withdrawal) {
    return this.ask(caller, { credit, command: { type: 'Withdraw', because } });
  }

  private ask(caller: Caller, ask: LawfulAsk) {
    return carryOut(this.bus, new CreditRequest(caller, ask));
  }
}
