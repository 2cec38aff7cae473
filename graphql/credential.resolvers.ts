import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import type { OfLearner } from '../src/app/credential/complete.ts';
import type { StartAsk } from '../src/app/credential/start.ts';
import { CredentialQuery, MyCredentialsQuery } from '../src/app/handlers/credential-view.handler.ts';
import { CredentialRequest } from '../src/app/handlers/credential.handler.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Artifact } from '../src/domain/credential/events.ts';
import { answered, carryOut } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';
import { connectionOf } from './connection.ts';
import { type Given, given } from './given.ts';

type Of<Content> = Content & { readonly credential: string };

interface Evidence {
  readonly work: readonly Artifact[];
  readonly attested: boolean;
  readonly note?: string;
}

@Resolver()
export class CredentialResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('credential')
  async credential(@Asker() identity: Identity, @Args('id') id: string) {
    return answered(await this.queries.execute(new CredentialQuery(identity, id)));
  }

  @Query('myCredentials')
  async myCredentials(@Asker() identity: Identity, @Args() page: Given<PageAsk>) {
    const found = await this.queries.execute(new MyCredentialsQuery(identity, given<PageAsk>(page)));
    return connectionOf(answered(found), (credential) => credential);
  }

  @Mutation('startCredential')
  startCredential(@Calling() caller: Caller, @Args('input') input: Omit<StartAsk, 'type'>) {
    return carryOut(this.bus, new CredentialRequest(caller, { command: { type: 'Start', ...input } }));
  }

  @Mutation('nameGap')
  nameGap(@Calling() caller: Caller, @Args('input') { credential, gap }: Of<{ gap: string }>) {
    return this.ask(caller, credential, { type: 'NameGap', gap });
  }

  @Mutation('readCriteria')
  readCriteria(@Calling() caller: Caller, @Args('input') { credential }: Of<object>) {
    return this.ask(caller, credential, { type: 'ReadCriteria' });
  }

  @Mutation('noteLearning')
  noteLearning(@Calling() caller: Caller, @Args('input') { credential, note }: Of<{ note: string }>) {
    return this.ask(caller, credential, { type: 'NoteLearning', note });
  }

  @Mutation('submitEvidence')
  submitEvidence(@Calling() caller: Caller, @Args('input') { credential, ...evidence }: Of<Given<Evidence>>) {
    return this.ask(caller, credential, { type: 'SubmitEvidence', ...given<Evidence>(evidence) });
  }

  @Mutation('fileAppeal')
  fileAppeal(@Calling() caller: Caller, @Args('input') { credential, because }: Of<{ because: string }>) {
    return this.ask(caller, credential, { type: 'FileAppeal', because });
  }

  private ask(caller: Caller, credential: string, command: OfLearner) {
    return carryOut(this.bus, new CredentialRequest(caller, { credential, command }));
  }
}
