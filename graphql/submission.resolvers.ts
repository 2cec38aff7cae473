import { Inject } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import { SeenWorkQuery, SubmissionQuery } from '../src/app/handlers/credential-view.handler.ts';
import type { SubmissionView } from '../src/app/queries/credential/submission.ts';
import type { IntegrityIssue } from '../src/domain/credential/events.ts';
import { answered } from './answer.resolvers.ts';
import { Asker, Calling } from './asker.ts';
import { askUpon, type Of } from './submission-command.ts';

type Decided = 'award' | 'not_yet';

@Resolver('Submission')
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

  @ResolveField('seenElsewhere')
  async seenElsewhere(@Parent() submission: Pick<SubmissionView, 'artifacts' | 'own'>) {
    return answered(await this.queries.execute(new SeenWorkQuery(submission)));
  }

  @Mutation('scoreCriterion')
  score(
    @Calling() caller: Caller,
    @Args('input') { submission, ...score }: Of<{ criterion: string; level: string; feedback: string }>,
  ) {
    return askUpon(this.bus, caller, submission, { type: 'ScoreCriterion', ...score });
  }

  @Mutation('recommend')
  recommend(
    @Calling() caller: Caller,
    @Args('input') { submission, recommendation }: Of<{ recommendation: Decided }>,
  ) {
    return askUpon(this.bus, caller, submission, { type: 'Recommend', recommendation });
  }

  @Mutation('callThirdAssessor')
  callThird(@Calling() caller: Caller, @Args('input') { submission }: Of) {
    return askUpon(this.bus, caller, submission, { type: 'CallThirdAssessor' });
  }

  @Mutation('passBack')
  passBack(
    @Calling() caller: Caller,
    @Args('input') { submission, ...back }: Of<{ assessor: string; toAnother: boolean; note: string }>,
  ) {
    return askUpon(this.bus, caller, submission, { type: 'PassBack', ...back });
  }

  @Mutation('decideCredential')
  decide(@Calling() caller: Caller, @Args('input') { submission, decision }: Of<{ decision: Decided }>) {
    return askUpon(this.bus, caller, submission, { type: decision === 'award' ? 'Award' : 'AnswerNotYet' });
  }

  @Mutation('recordCoachMeeting')
  meetCoach(@Calling() caller: Caller, @Args('input') { submission, note }: Of<{ note: string }>) {
    return askUpon(this.bus, caller, submission, { type: 'HoldCoachMeeting', note });
  }

  @Mutation('flagArtifact')
  flag(
    @Calling() caller: Caller,
    @Args('input') { submission, ...flag }: Of<{ artifact: string; issue: IntegrityIssue; note: string }>,
  ) {
    return askUpon(this.bus, caller, submission, { type: 'FlagIntegrity', ...flag });
  }

  @Mutation('removeArtifact')
  remove(
    @Calling() caller: Caller,
    @Args('input') { submission, ...removed }: Of<{ artifact: string; because: string }>,
  ) {
    return askUpon(this.bus, caller, submission, { type: 'RemoveArtifact', ...removed });
  }

  @Mutation('decideAppeal')
  decideAppeal(
    @Calling() caller: Caller,
    @Args('input')
    { submission, ...answer }: Of<{ outcome: 'upheld' | 'overturned'; because: string }>,
  ) {
    return askUpon(this.bus, caller, submission, { type: 'DecideAppeal', ...answer });
  }
}
