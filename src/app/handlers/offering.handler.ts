import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import { askOffering, type OfferingAsk } from '../commands/offering.ts';
import { askProvider, type ProviderAsk } from '../commands/provider.ts';
import type { Recording } from '../executing/execute.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class OfferingRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: OfferingAsk,
  ) {
    super();
  }
}

export class ProviderRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: ProviderAsk,
  ) {
    super();
  }
}

@CommandHandler(OfferingRequest)
export class OfferingHandler implements ICommandHandler<OfferingRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, ask }: OfferingRequest): Promise<Recording | Refusal> {
    return askOffering(this.jurist, caller, ask);
  }
}

@CommandHandler(ProviderRequest)
export class ProviderHandler implements ICommandHandler<ProviderRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, ask }: ProviderRequest): Promise<Recording | Refusal> {
    return askProvider(this.jurist.ledger, caller, ask);
  }
}
