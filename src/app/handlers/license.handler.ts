import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import { askLicense, type LicenseAsk } from '../commands/license.ts';
import type { Recording } from '../executing/execute.ts';
import { withUnreadWord } from '../executing/words-unread.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class LicenseRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: LicenseAsk,
  ) {
    super();
  }
}

@CommandHandler(LicenseRequest)
export class LicenseHandler implements ICommandHandler<LicenseRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  async execute({ caller, ask }: LicenseRequest): Promise<Recording | Refusal> {
    const { ledger, compiled } = this.jurist;
    const answer = await askLicense(this.jurist, caller, ask);
    if (isRefusal(answer) || ask.command.type !== 'Issue') return answer;
    return withUnreadWord(ledger, compiled, ask.command, answer);
  }
}
