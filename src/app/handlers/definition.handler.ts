import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import { askDefinition, type DefinitionAsk } from '../commands/definition.ts';
import type { Recording } from '../executing/execute.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class DefinitionRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: DefinitionAsk,
  ) {
    super();
  }
}

@CommandHandler(DefinitionRequest)
export class DefinitionHandler implements ICommandHandler<DefinitionRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, ask }: DefinitionRequest): Promise<Recording | Refusal> {
    return askDefinition(this.jurist.ledger, caller, ask);
  }
}
