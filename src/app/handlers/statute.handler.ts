import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import { enactStatute, type StatuteAsk } from '../commands/statute.ts';
import type { Recording } from '../executing/execute.ts';
import type { Progress } from '../progress.ts';
import type { ReadModels } from '../queries/read-models.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class StatuteRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: StatuteAsk,
  ) {
    super();
  }
}

@CommandHandler(StatuteRequest)
export class StatuteHandler implements ICommandHandler<StatuteRequest> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  execute({ caller, ask }: StatuteRequest): Promise<Recording | Refusal> {
    return enactStatute({ jurist: this.jurist, reads: this.reads, progress: this.progress }, caller, ask);
  }
}
