import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Caller } from '../src/app/commands/caller.ts';
import { type RecordCommand, recordUpon } from '../src/app/commands/license/record.ts';
import { LicenseLifeRequest } from '../src/app/handlers/license-life.handler.ts';
import { carryOut } from './answer.resolvers.ts';
import { Calling } from './asker.ts';
import { type Given, given } from './given.ts';

/** An input: the license, and what the command of that name says. */
type Input<T extends RecordCommand['type']> = Given<Said<T>>;
type Said<T extends RecordCommand['type']> = Omit<Extract<RecordCommand, { type: T }>, 'type'> & {
  readonly license: string;
};

@Resolver()
export class LicenseRecordResolvers {
  constructor(@Inject(CommandBus) private readonly bus: CommandBus) {}

  @Mutation('addEndorsement')
  addEndorsement(@Calling() caller: Caller, @Args('input') input: Input<'AddEndorsement'>) {
    const { license, ...said } = given<Said<'AddEndorsement'>>(input);
    return this.record(caller, license, { type: 'AddEndorsement', ...said });
  }

  @Mutation('renewEndorsement')
  renewEndorsement(@Calling() caller: Caller, @Args('input') input: Input<'RenewEndorsement'>) {
    const { license, ...said } = given<Said<'RenewEndorsement'>>(input);
    return this.record(caller, license, { type: 'RenewEndorsement', ...said });
  }

  @Mutation('dropEndorsement')
  dropEndorsement(@Calling() caller: Caller, @Args('input') input: Input<'DropEndorsement'>) {
    const { license, ...said } = given<Said<'DropEndorsement'>>(input);
    return this.record(caller, license, { type: 'DropEndorsement', ...said });
  }

  @Mutation('enterOrder')
  enterOrder(@Calling() caller: Caller, @Args('input') input: Input<'EnterOrder'>) {
    const { license, ...said } = given<Said<'EnterOrder'>>(input);
    return this.record(caller, license, { type: 'EnterOrder', ...said });
  }

  @Mutation('liftOrder')
  liftOrder(@Calling() caller: Caller, @Args('input') input: Input<'LiftOrder'>) {
    const { license, ...said } = given<Said<'LiftOrder'>>(input);
    return this.record(caller, license, { type: 'LiftOrder', ...said });
  }

  @Mutation('beginStatus')
  beginStatus(@Calling() caller: Caller, @Args('input') input: Input<'BeginStatus'>) {
    const { license, ...said } = given<Said<'BeginStatus'>>(input);
    return this.record(caller, license, { type: 'BeginStatus', ...said });
  }

  @Mutation('endStatus')
  endStatus(@Calling() caller: Caller, @Args('input') input: Input<'EndStatus'>) {
    const { license, ...said } = given<Said<'EndStatus'>>(input);
    return this.record(caller, license, { type: 'EndStatus', ...said });
  }

  @Mutation('surrenderLicense')
  surrenderLicense(@Calling() caller: Caller, @Args('input') input: Input<'Surrender'>) {
    const { license, ...said } = given<Said<'Surrender'>>(input);
    return this.record(caller, license, { type: 'Surrender', ...said });
  }

  @Mutation('rescindLicense')
  rescindLicense(@Calling() caller: Caller, @Args('input') input: Input<'Rescind'>) {
    const { license, ...said } = given<Said<'Rescind'>>(input);
    return this.record(caller, license, { type: 'Rescind', ...said });
  }

  @Mutation('correctLicense')
  correctLicense(@Calling() caller: Caller, @Args('input') input: Input<'Correct'>) {
    const { license, ...said } = given<Said<'Correct'>>(input);
    return this.record(caller, license, { type: 'Correct', ...said });
  }

  private record(caller: Caller, license: string, command: RecordCommand) {
    const act = new LicenseLifeRequest(caller, (jurist, who) =>
      recordUpon(jurist, who, { license, command }),
    );
    return carryOut(this.bus, act);
  }
}
