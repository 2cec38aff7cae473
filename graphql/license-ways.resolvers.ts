import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Caller } from '../src/app/commands/caller.ts';
import {
  denyElection,
  elect,
  grantElection,
  withdrawApplication,
} from '../src/app/commands/license/elect.ts';
import {
  confirmLapse,
  proposeLapse,
  serveLapseNotice,
  withdrawLapse,
} from '../src/app/commands/license/lapse.ts';
import { type LicenseAct, LicenseLifeRequest } from '../src/app/handlers/license-life.handler.ts';
import type { Day } from '../src/domain/values/day.ts';
import { carryOut } from './answer.resolvers.ts';
import { Calling } from './asker.ts';
import { type Given, given } from './given.ts';

interface Upon {
  readonly license: string;
}

interface Election extends Upon {
  readonly way: string;
  readonly strand: string;
}

interface Grant extends Upon {
  readonly term: { readonly validFrom: Day; readonly expiresOn: Day | null } | null;
}

interface Notice extends Upon {
  readonly method: string;
  readonly servedOn?: Day;
}

@Resolver()
export class LicenseWaysResolvers {
  constructor(@Inject(CommandBus) private readonly bus: CommandBus) {}

  @Mutation('electWay')
  electWay(@Calling() caller: Caller, @Args('input') { license, way, strand }: Election) {
    return this.act(caller, (jurist, who) => elect(jurist, who, { license, route: way, strand }));
  }

  @Mutation('withdrawApplication')
  withdrawApplication(@Calling() caller: Caller, @Args('input') { license }: Upon) {
    return this.act(caller, (jurist, who) => withdrawApplication(jurist, who, { license }));
  }

  @Mutation('grantElection')
  grantElection(@Calling() caller: Caller, @Args('input') { license, term }: Grant) {
    const stated = term && { validFrom: term.validFrom, expiresOn: term.expiresOn ?? null };
    const asked = { license, ...(stated ? { term: stated } : {}) };
    return this.act(caller, (jurist, who) => grantElection(jurist, who, asked));
  }

  @Mutation('denyElection')
  denyElection(@Calling() caller: Caller, @Args('input') input: Upon & { readonly because: string }) {
    return this.act(caller, (jurist, who) => denyElection(jurist, who, input));
  }

  @Mutation('proposeLapse')
  proposeLapse(@Calling() caller: Caller, @Args('input') { license, way }: Omit<Election, 'strand'>) {
    return this.act(caller, (jurist, who) => proposeLapse(jurist, who, { license, route: way }));
  }

  @Mutation('serveLapseNotice')
  serveLapseNotice(@Calling() caller: Caller, @Args('input') input: Given<Notice>) {
    return this.act(caller, (jurist, who) => serveLapseNotice(jurist, who, given<Notice>(input)));
  }

  @Mutation('confirmLapse')
  confirmLapse(@Calling() caller: Caller, @Args('input') { license }: Upon) {
    return this.act(caller, (jurist, who) => confirmLapse(jurist, who, { license }));
  }

  @Mutation('withdrawLapse')
  withdrawLapse(@Calling() caller: Caller, @Args('input') input: Upon & { readonly because: string }) {
    return this.act(caller, (jurist, who) => withdrawLapse(jurist, who, input));
  }

  private act(caller: Caller, act: LicenseAct) {
    return carryOut(this.bus, new LicenseLifeRequest(caller, act));
  }
}
