import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Caller } from '../src/app/commands/caller.ts';
import type { OfStaff } from '../src/app/credential/complete.ts';
import { CredentialRequest } from '../src/app/handlers/credential.handler.ts';
import type { Grounds } from '../src/domain/credential/events.ts';
import { carryOut } from './answer.resolvers.ts';
import { Calling } from './asker.ts';

type Of<Content> = Content & { readonly credential: string };

@Resolver()
export class InvestigationResolvers {
  constructor(@Inject(CommandBus) private readonly bus: CommandBus) {}

  @Mutation('openInvestigation')
  openInvestigation(
    @Calling() caller: Caller,
    @Args('input')
    { credential, ...opened }: Of<{ grounds: Grounds; because: string; committee: readonly string[] }>,
  ) {
    return this.ask(caller, credential, { type: 'OpenInvestigation', ...opened });
  }

  @Mutation('replaceCommitteeMember')
  replaceCommitteeMember(
    @Calling() caller: Caller,
    @Args('input')
    { credential, ...replaced }: Of<{ member: string; replacement: string; because: string }>,
  ) {
    return this.ask(caller, credential, { type: 'ReplaceMember', ...replaced });
  }

  @Mutation('respondToInvestigation')
  respondToInvestigation(
    @Calling() caller: Caller,
    @Args('input') { credential, response }: Of<{ response: string }>,
  ) {
    const command = { type: 'Respond', response } as const;
    return carryOut(this.bus, new CredentialRequest(caller, { credential, command }));
  }

  @Mutation('voteOnInvestigation')
  voteOnInvestigation(
    @Calling() caller: Caller,
    @Args('input') { credential, vote }: Of<{ vote: 'revoke' | 'keep' }>,
  ) {
    return this.ask(caller, credential, { type: 'Vote', vote });
  }

  /** How often the learner tried before the award is not for those who judge it. */
  private ask(caller: Caller, credential: string, command: OfStaff) {
    return carryOut(this.bus, new CredentialRequest(caller, { credential, command }), { revision: null });
  }
}
