import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import type { CredentialAsk } from '../src/app/commands/credential.ts';
import { CredentialQuery } from '../src/app/handlers/credential-view.handler.ts';
import { CredentialRequest } from '../src/app/handlers/credential.handler.ts';
import type { Started } from '../src/domain/credential/events.ts';
import { answered, carryOut } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';

type Of<Content> = Content & { readonly credential: string };
type Decided = 'award' | 'not_yet';

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

  @Mutation('startCredential')
  startCredential(@Calling() caller: Caller, @Args('input') input: Started['data']) {
    return this.ask(caller, { command: { type: 'Start', ...input } });
  }

  @Mutation('submitEvidence')
  submitEvidence(
    @Calling() caller: Caller,
    @Args('input') { credential, ...evidence }: Of<{ artifacts: readonly string[]; attested: boolean }>,
  ) {
    return this.ask(caller, { credential, command: { type: 'SubmitEvidence', ...evidence } });
  }

  @Mutation('assignAssessor')
  assignAssessor(
    @Calling() caller: Caller,
    @Args('input') { credential, assessor }: Of<{ assessor: string }>,
  ) {
    return this.ask(caller, { credential, command: { type: 'AssignAssessor', assessor } });
  }

  @Mutation('scoreCriterion')
  scoreCriterion(
    @Calling() caller: Caller,
    @Args('input') { credential, ...score }: Of<{ criterion: string; met: boolean; feedback: string }>,
  ) {
    return this.ask(caller, { credential, command: { type: 'ScoreCriterion', ...score } });
  }

  @Mutation('recommend')
  recommend(
    @Calling() caller: Caller,
    @Args('input') { credential, recommendation }: Of<{ recommendation: Decided }>,
  ) {
    return this.ask(caller, { credential, command: { type: 'Recommend', recommendation } });
  }

  @Mutation('decideCredential')
  decideCredential(
    @Calling() caller: Caller,
    @Args('input') { credential, decision }: Of<{ decision: Decided }>,
  ) {
    const command = { type: decision === 'award' ? 'Award' : 'AnswerNotYet' } as const;
    return this.ask(caller, { credential, command });
  }

  private ask(caller: Caller, ask: CredentialAsk) {
    return carryOut(this.bus, new CredentialRequest(caller, ask));
  }
}
