import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import { askPeriod, type PeriodAsk } from '../commands/period.ts';
import type { Recording } from '../executing/execute.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class PeriodRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: PeriodAsk,
  ) {
    super();
  }
}

@CommandHandler(PeriodRequest)
export class PeriodHandler implements ICommandHandler<PeriodRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, ask }: PeriodRequest): Promise<Recording | Refusal> {
    return askPeriod(this.jurist, caller, ask);
  }
}
