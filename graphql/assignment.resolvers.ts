import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Caller } from '../src/app/commands/caller.ts';
import { Calling } from './asker.ts';
import { askUpon, type Of } from './submission-command.ts';

@Resolver()
export class AssignmentResolvers {
  constructor(@Inject(CommandBus) private readonly bus: CommandBus) {}

  @Mutation('screenSubmission')
  screen(@Calling() caller: Caller, @Args('input') { submission, lacks }: Of<{ lacks?: string | null }>) {
    const isComplete = lacks === undefined || lacks === null;
    return askUpon(
      this.bus,
      caller,
      submission,
      isComplete ? { type: 'PassScreen' } : { type: 'ReturnIncomplete', lacks },
    );
  }

  @Mutation('assignAssessor')
  assign(@Calling() caller: Caller, @Args('input') { submission, assessor }: Of<{ assessor: string }>) {
    return askUpon(this.bus, caller, submission, { type: 'AssignAssessor', assessor });
  }

  @Mutation('claimSubmission')
  claim(@Calling() caller: Caller, @Args('input') { submission }: Of) {
    return askUpon(this.bus, caller, submission, { type: 'Claim' });
  }

  @Mutation('releaseSubmission')
  release(@Calling() caller: Caller, @Args('input') { submission }: Of) {
    return askUpon(this.bus, caller, submission, { type: 'Release' });
  }

  @Mutation('declareConflict')
  declare(@Calling() caller: Caller, @Args('input') { submission, because }: Of<{ because: string }>) {
    return askUpon(this.bus, caller, submission, { type: 'DeclareConflict', because });
  }

  @Mutation('takeBackSubmission')
  takeBack(
    @Calling() caller: Caller,
    @Args('input') { submission, ...taken }: Of<{ assessor: string; because: string }>,
  ) {
    return askUpon(this.bus, caller, submission, { type: 'TakeBack', ...taken });
  }
}
