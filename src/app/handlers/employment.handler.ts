import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Caller } from '../commands/caller.ts';
import { askEmployer, type EmployerAsk } from '../commands/employer.ts';
import { askEmployment, type EmploymentAsk } from '../commands/employment.ts';
import type { Recording } from '../executing/execute.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class EmployerRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: EmployerAsk,
  ) {
    super();
  }
}

export class EmploymentRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: EmploymentAsk,
  ) {
    super();
  }
}

@CommandHandler(EmployerRequest)
export class EmployerHandler implements ICommandHandler<EmployerRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, ask }: EmployerRequest): Promise<Recording | Refusal> {
    return askEmployer(this.jurist.ledger, caller, ask);
  }
}

@CommandHandler(EmploymentRequest)
export class EmploymentHandler implements ICommandHandler<EmploymentRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, ask }: EmploymentRequest): Promise<Recording | Refusal> {
    return askEmployment(this.jurist.ledger, caller, ask);
  }
}
