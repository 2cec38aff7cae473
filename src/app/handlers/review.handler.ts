import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import { askReview, type ReviewAsk } from '../commands/review.ts';
import type { Recording } from '../executing/execute.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class ReviewRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: ReviewAsk,
  ) {
    super();
  }
}

@CommandHandler(ReviewRequest)
export class ReviewHandler implements ICommandHandler<ReviewRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, ask }: ReviewRequest): Promise<Recording | Refusal> {
    return askReview(this.jurist.ledger, caller, ask);
  }
}
