import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import type { OfReviewer } from '../src/app/credential/complete.ts';
import { SubmissionQuery } from '../src/app/handlers/credential-view.handler.ts';
import { CredentialRequest } from '../src/app/handlers/credential.handler.ts';
import type { IntegrityIssue } from '../src/domain/credential/events.ts';
import { submissionStream } from '../src/domain/streams.ts';
import { answered, carryOut } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';

type Of<Content = object> = Content & { readonly submission: string };
type Decided = 'award' | 'not_yet';

@Resolver()
export class SubmissionResolvers {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Query('submission')
  async submission(@Asker() identity: Identity, @Args('id') id: string) {
    const found = answered(await this.queries.execute(new SubmissionQuery(identity, id)));
    if (found === null) return null;
    const { pass, ...submission } = found;
    return { ...submission, passPercent: pass.rule === 'percent' ? pass.percent : null };
  }

  @Mutation('screenSubmission')
  screen(@Calling() caller: Caller, @Args('input') { submission, lacks }: Of<{ lacks?: string | null }>) {
    const isComplete = lacks === undefined || lacks === null;
    return this.ask(
      caller,
      submission,
      isComplete ? { type: 'PassScreen' } : { type: 'ReturnIncomplete', lacks },
    );
  }

  @Mutation('assignAssessor')
  assign(@Calling() caller: Caller, @Args('input') { submission, assessor }: Of<{ assessor: string }>) {
    return this.ask(caller, submission, { type: 'AssignAssessor', assessor });
  }

  @Mutation('claimSubmission')
  claim(@Calling() caller: Caller, @Args('input') { submission }: Of) {
    return this.ask(caller, submission, { type: 'Claim' });
  }

  @Mutation('releaseSubmission')
  release(@Calling() caller: Caller, @Args('input') { submission }: Of) {
    return this.ask(caller, submission, { type: 'Release' });
  }

  @Mutation('declareConflict')
  declare(@Calling() caller: Caller, @Args('input') { submission, because }: Of<{ because: string }>) {
    return this.ask(caller, submission, { type: 'DeclareConflict', because });
  }

  @Mutation('takeBackSubmission')
  takeBack(
    @Calling() caller: Caller,
    @Args('input') { submission, ...taken }: Of<{ assessor: string; because: string }>,
  ) {
    return this.ask(caller, submission, { type: 'TakeBack', ...taken });
  }

  @Mutation('scoreCriterion')
  score(
    @Calling() caller: Caller,
    @Args('input') { submission, ...score }: Of<{ criterion: string; level: string; feedback: string }>,
  ) {
    return this.ask(caller, submission, { type: 'ScoreCriterion', ...score });
  }

  @Mutation('recommend')
  recommend(
    @Calling() caller: Caller,
    @Args('input') { submission, recommendation }: Of<{ recommendation: Decided }>,
  ) {
    return this.ask(caller, submission, { type: 'Recommend', recommendation });
  }

  @Mutation('callThirdAssessor')
  callThird(@Calling() caller: Caller, @Args('input') { submission }: Of) {
    return this.ask(caller, submission, { type: 'CallThirdAssessor' });
  }

  @Mutation('passBack')
  passBack(
    @Calling() caller: Caller,
    @Args('input') { submission, ...back }: Of<{ assessor: string; toAnother: boolean; note: string }>,
  ) {
    return this.ask(caller, submission, { type: 'PassBack', ...back });
  }

  @Mutation('decideCredential')
  decide(@Calling() caller: Caller, @Args('input') { submission, decision }: Of<{ decision: Decided }>) {
    return this.ask(caller, submission, { type: decision === 'award' ? 'Award' : 'AnswerNotYet' });
  }

  @Mutation('recordCoachMeeting')
  meetCoach(@Calling() caller: Caller, @Args('input') { submission, note }: Of<{ note: string }>) {
    return this.ask(caller, submission, { type: 'HoldCoachMeeting', note });
  }

  @Mutation('flagArtifact')
  flag(
    @Calling() caller: Caller,
    @Args('input') { submission, ...flag }: Of<{ artifact: string; issue: IntegrityIssue; note: string }>,
  ) {
    return this.ask(caller, submission, { type: 'FlagIntegrity', ...flag });
  }

  @Mutation('removeArtifact')
  remove(
    @Calling() caller: Caller,
    @Args('input') { submission, ...removed }: Of<{ artifact: string; because: string }>,
  ) {
    return this.ask(caller, submission, { type: 'RemoveArtifact', ...removed });
  }

  @Mutation('decideAppeal')
  decideAppeal(
    @Calling() caller: Caller,
    @Args('input')
    { submission, ...answer }: Of<{ outcome: 'upheld' | 'overturned'; because: string }>,
  ) {
    return this.ask(caller, submission, { type: 'DecideAppeal', ...answer });
  }

  /** The answer names the submission, not the micro-credential it belongs to. */
  private ask(caller: Caller, submission: string, command: OfReviewer) {
    const request = new CredentialRequest(caller, { submission, command });
    return carryOut(this.bus, request, { stream: submissionStream(submission), revision: null });
  }
}
