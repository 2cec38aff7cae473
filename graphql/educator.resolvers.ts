import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Caller } from '../src/app/commands/caller.ts';
import { EducatorRequest } from '../src/app/handlers/educator.handler.ts';
import type { AskedOfEducator } from '../src/app/commands/educator.ts';
import type {
  ActRecorded,
  AwardRecorded,
  BoardCertified,
  DegreeConferred,
  EvaluationRated,
  ForeignCredentialVerified,
  MeasureRecorded,
  Registered,
  Retracted,
  RoleDesignated,
  RoleEnded,
  ServiceRecorded,
  TestTaken,
} from '../src/domain/educator/events.ts';
import { carryOut } from './answer.resolvers.ts';
import { Calling } from './asker.ts';
import { type Given, given } from './given.ts';

type Of<Data> = Data & { readonly educator: string };

type ActInput = Of<Omit<ActRecorded['data'], 'by'>> & { readonly doneBy: string };

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
  recordEvaluation(@Calling() caller: Caller, @Args('input') input: Given<Of<EvaluationRated['data']>>) {
    const { educator, ...rating } = given<Of<EvaluationRated['data']>>(input);
    return this.ask(caller, educator, { type: 'RateEvaluation', ...rating });
  }

  @Mutation('recordBoardCertificate')
  recordBoardCertificate(@Calling() caller: Caller, @Args('input') input: Given<Of<BoardCertified['data']>>) {
    const { educator, ...certificate } = given<Of<BoardCertified['data']>>(input);
    return this.ask(caller, educator, { type: 'CertifyByBoard', ...certificate });
  }

  @Mutation('recordDegree')
  recordDegree(@Calling() caller: Caller, @Args('input') input: Given<Of<DegreeConferred['data']>>) {
    const { educator, ...degree } = given<Of<DegreeConferred['data']>>(input);
    return this.ask(caller, educator, { type: 'ConferDegree', ...degree });
  }

  @Mutation('recordTest')
  recordTest(@Calling() caller: Caller, @Args('input') input: Given<Of<TestTaken['data']>>) {
    const { educator, ...test } = given<Of<TestTaken['data']>>(input);
    return this.ask(caller, educator, { type: 'RecordTest', ...test });
  }

  @Mutation('recordAct')
  recordAct(@Calling() caller: Caller, @Args('input') input: Given<ActInput>) {
    const { educator, doneBy, ...act } = given<ActInput>(input);
    return this.ask(caller, educator, { type: 'RecordAct', ...act, by: doneBy });
  }

  @Mutation('recordMeasure')
  recordMeasure(@Calling() caller: Caller, @Args('input') input: Given<Of<MeasureRecorded['data']>>) {
    const { educator, ...measure } = given<Of<MeasureRecorded['data']>>(input);
    return this.ask(caller, educator, { type: 'RecordMeasure', ...measure });
  }

  @Mutation('designateRole')
  designateRole(@Calling() caller: Caller, @Args('input') input: Given<Of<RoleDesignated['data']>>) {
    const { educator, ...role } = given<Of<RoleDesignated['data']>>(input);
    return this.ask(caller, educator, { type: 'DesignateRole', ...role });
  }

  @Mutation('endRole')
  endRole(@Calling() caller: Caller, @Args('input') input: Of<RoleEnded['data']>) {
    const { educator, ...end } = input;
    return this.ask(caller, educator, { type: 'EndRole', ...end });
  }

  @Mutation('verifyForeignCredential')
  verifyForeignCredential(
    @Calling() caller: Caller,
    @Args('input') input: Given<Of<ForeignCredentialVerified['data']>>,
  ) {
    const { educator, ...verified } = given<Of<ForeignCredentialVerified['data']>>(input);
    return this.ask(caller, educator, { type: 'VerifyForeignCredential', ...verified });
  }

  @Mutation('recordAward')
  recordAward(@Calling() caller: Caller, @Args('input') input: Given<Of<AwardRecorded['data']>>) {
    const { educator, ...award } = given<Of<AwardRecorded['data']>>(input);
    return this.ask(caller, educator, { type: 'RecordAward', ...award });
  }

  @Mutation('retractFact')
  retractFact(@Calling() caller: Caller, @Args('input') input: Of<Retracted['data']>) {
    const { educator, ...retraction } = input;
    return this.ask(caller, educator, { type: 'Retract', ...retraction });
  }

  private ask(caller: Caller, educator: string, command: AskedOfEducator) {
    return carryOut(this.bus, new EducatorRequest(caller, { educator, command }));
  }
}
