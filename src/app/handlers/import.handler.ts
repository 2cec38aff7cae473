import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import { askRevert } from '../commands/import.ts';
import type { Recording } from '../executing/execute.ts';
import type { UndoAsk } from '../import/undo/ask-undo.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class RevertRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: UndoAsk,
  ) {
    super();
  }
}

@CommandHandler(RevertRequest)
export class RevertHandler implements ICommandHandler<RevertRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, ask }: RevertRequest): Promise<Recording | Refusal> {
    return askRevert(this.jurist.ledger, caller, ask);
  }
}
