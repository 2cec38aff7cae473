import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import {
  type AskedStanding,
  type HeldLicense,
  licenseStanding,
  type LicenseStandingAsk,
  standingsOf,
} from '../queries/license-standing.ts';
import { askMayServe, type Roster, type RosterAsk } from '../queries/may-serve.ts';
import { caughtUp, logProgress, type Position } from '../queries/position.ts';
import { type WaitingApplication, whereIsMyApplication } from '../queries/where-is-my-application.ts';
import type { LicenseStanding } from '../serving/standing-of-license.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class LicenseStandingQuery extends Query<AskedStanding | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: LicenseStandingAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export class StandingsQuery extends Query<readonly (LicenseStanding | undefined)[]> {
  constructor(
    readonly identity: Identity,
    readonly licenses: readonly HeldLicense[],
  ) {
    super();
  }
}

export class MayServeQuery extends Query<Roster | Refusal> {
  constructor(
    readonly identity: Identity,
    readonly ask: RosterAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export class ApplicationsQuery extends Query<readonly WaitingApplication[] | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly educator: string | undefined,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

/** Refused while the ledger does not hold what the asker has seen. */
function behind({ ledger: { log } }: Jurist, identity: Identity, atLeast: Position | undefined) {
  return caughtUp({ log, progress: logProgress(log) }, identity, atLeast);
}

@QueryHandler(LicenseStandingQuery)
export class LicenseStandingHandler implements IQueryHandler<LicenseStandingQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  async execute({ identity, ask, atLeast }: LicenseStandingQuery) {
    return (await behind(this.jurist, identity, atLeast)) ?? licenseStanding(this.jurist, identity, ask);
  }
}

@QueryHandler(StandingsQuery)
export class StandingsHandler implements IQueryHandler<StandingsQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ identity, licenses }: StandingsQuery) {
    return standingsOf(this.jurist, identity, licenses);
  }
}

@QueryHandler(MayServeQuery)
export class MayServeHandler implements IQueryHandler<MayServeQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  async execute({ identity, ask, atLeast }: MayServeQuery) {
    return (await behind(this.jurist, identity, atLeast)) ?? askMayServe(this.jurist, identity, ask);
  }
}

@QueryHandler(ApplicationsQuery)
export class ApplicationsHandler implements IQueryHandler<ApplicationsQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  async execute({ identity, educator, atLeast }: ApplicationsQuery) {
    const ask = educator === undefined ? {} : { educator };
    return (await behind(this.jurist, identity, atLeast)) ?? whereIsMyApplication(this.jurist, identity, ask);
  }
}
