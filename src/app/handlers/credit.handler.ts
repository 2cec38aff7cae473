import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import { askCreditUnderLaw, type LawfulAsk } from '../commands/credit-law.ts';
import type { Recording } from '../executing/execute.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class CreditRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: LawfulAsk,
  ) {
    super();
  }
}

@CommandHandler(CreditRequest)
export class CreditHandler implements ICommandHandler<CreditRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, ask }: CreditRequest): Promise<Recording | Refusal> {
    return askCreditUnderLaw(this.jurist, caller, ask);
  }
}
