import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import { askSetting, type SettingAsk } from '../commands/policy.ts';
import type { Recording } from '../executing/execute.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class SettingRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: SettingAsk,
  ) {
    super();
  }
}

@CommandHandler(SettingRequest)
export class SettingHandler implements ICommandHandler<SettingRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, ask }: SettingRequest): Promise<Recording | Refusal> {
    return askSetting(this.jurist, caller, ask);
  }
}
