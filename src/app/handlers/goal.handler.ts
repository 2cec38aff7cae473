import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import { askGoal, type GoalAsk } from '../commands/goal.ts';
import type { Recording } from '../executing/execute.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class GoalRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: GoalAsk,
  ) {
    super();
  }
}

@CommandHandler(GoalRequest)
export class GoalHandler implements ICommandHandler<GoalRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, ask }: GoalRequest): Promise<Recording | Refusal> {
    return askGoal(this.jurist.ledger, caller, ask);
  }
}
