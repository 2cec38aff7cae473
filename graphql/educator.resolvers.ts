import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Caller } from '../src/app/commands/caller.ts';
import { EducatorRequest } from '../src/app/handlers/educator.handler.ts';
import type { EducatorCommand } from '../src/domain/educator/commands.ts';
import type {
  BoardCertified,
  EvaluationRated,
  Registered,
  Retracted,
  ServiceRecorded,
} from '../src/domain/educator/events.ts';
import { carryOut } from './answer.resolvers.ts';
import { Calling } from './asker.ts';
import { type Given, given } from './given.ts';

type Of<Data> = Data & { readonly educator: string };

@Resolver()
export class EducatorResolvers {
  constructor(@Inject(CommandBus) private readonly bus: CommandBus) {}

  @Mutation('registerEducator')
  registerEducator(@Calling() caller: Caller, @Args('input') input: Given<Registered['data']>) {
    const registered = given<Registered['data']>(input);
    return this.ask(caller, registered.educator, { type: 'Register', ...registered });
  }

  @Mutation('recordService')
  recordService(@Calling() caller: Caller, @Args('input') input: Given<Of<ServiceRecorded['data']>>) {
    const { educator, ...service } = given<Of<ServiceRecorded['data']>>(input);
    return this.ask(caller, educator, { type: 'RecordService', ...service });
  }

  @Mutation('recordEvaluation')
  recordEvaluation(@Calling() caller: Caller, @Args('input') input: Of<EvaluationRated['data']>) {
    const { educator, ...rating } = input;
    return this.ask(caller, educator, { type: 'RateEvaluation', ...rating });
  }

  @Mutation('recordBoardCertificate')
  recordBoardCertificate(@Calling() caller: Caller, @Args('input') input: Of<BoardCertified['data']>) {
    const { educator, ...certificate } = input;
    return this.ask(caller, educator, { type: 'CertifyByBoard', ...certificate });
  }

  @Mutation('retractFact')
  retractFact(@Calling() caller: Caller, @Args('input') input: Of<Retracted['data']>) {
    const { educator, ...retraction } = input;
    return this.ask(caller, educator, { type: 'Retract', ...retraction });
  }

  private ask(caller: Caller, educator: string, command: EducatorCommand) {
    return carryOut(this.bus, new EducatorRequest(caller, { educator, command }));
  }
}
