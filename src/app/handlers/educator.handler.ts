import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import { askEducator, type EducatorAsk } from '../commands/educator.ts';
import type { Recording } from '../executing/execute.ts';
import { withUnreadWord } from '../executing/words-unread.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class EducatorRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: EducatorAsk,
  ) {
    super();
  }
}

@CommandHandler(EducatorRequest)
export class EducatorHandler implements ICommandHandler<EducatorRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  async execute({ caller, ask }: EducatorRequest): Promise<Recording | Refusal> {
    const { ledger, compiled } = this.jurist;
    const answer = await askEducator(ledger, caller, ask);
    return isRefusal(answer) ? answer : withUnreadWord(ledger, compiled, ask.command, answer);
  }
}
