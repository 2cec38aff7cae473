import { Inject } from '@nestjs/common';
import { Args, Resolver, Subscription } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import { CHANGES, JURIST, ON_FAILURE } from '../src/app/handlers/tokens.ts';
import type { Changes } from '../src/app/live/changes.ts';
import { type ChangesAsk, type StatusChange, statusChanges } from '../src/app/live/status-changes.ts';
import type { Jurist } from '../src/app/standing/standing.ts';
import { idOf } from '../src/domain/streams.ts';
import { Asker } from './asker.ts';
import { followed } from './followed.ts';
import { type Given, given } from './given.ts';

@Resolver()
export class StatusChangesResolvers {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(CHANGES) private readonly changes: Changes,
    @Inject(ON_FAILURE) private readonly onFailure: (error: unknown) => void,
  ) {}

  @Subscription('statusChanged')
  statusChanged(@Asker() identity: Identity, @Args() args: Given<ChangesAsk>) {
    const { license, ...rest } = given<ChangesAsk>(args);
    const ask = { ...rest, ...(license === undefined ? {} : { license: `license-${license}` }) };
    const source = { jurist: this.jurist, changes: this.changes, onFailure: this.onFailure };
    return followed(
      (signal) => statusChanges(source, identity, ask, signal),
      (change) => ({ statusChanged: shown(change) }),
    );
  }
}

function shown({ license, ...change }: StatusChange) {
  return { ...change, license: idOf(license) };
}
