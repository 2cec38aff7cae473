import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import type { Recording } from '../executing/execute.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

/** Something to be done upon a license, by a caller. */
export type LicenseAct = (jurist: Jurist, caller: Caller) => Promise<Recording | Refusal>;

export class LicenseLifeRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly act: LicenseAct,
  ) {
    super();
  }
}

@CommandHandler(LicenseLifeRequest)
export class LicenseLifeHandler implements ICommandHandler<LicenseLifeRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, act }: LicenseLifeRequest): Promise<Recording | Refusal> {
    return act(this.jurist, caller);
  }
}
