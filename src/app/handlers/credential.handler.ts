import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import { askCredential, type CredentialAsk } from '../commands/credential.ts';
import type { Recording } from '../executing/execute.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class CredentialRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: CredentialAsk,
  ) {
    super();
  }
}

@CommandHandler(CredentialRequest)
export class CredentialHandler implements ICommandHandler<CredentialRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, ask }: CredentialRequest): Promise<Recording | Refusal> {
    return askCredential(this.jurist.ledger, caller, ask);
  }
}
