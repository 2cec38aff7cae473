import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import { type ApplicationAsk, askApplication } from '../commands/application.ts';
import type { Caller } from '../commands/caller.ts';
import type { Recording } from '../executing/execute.ts';
import type { Progress } from '../progress.ts';
import { type ApplicationsAsk, findApplications } from '../queries/find-applications.ts';
import { type AskedApplication, licenseApplication } from '../queries/license-application.ts';
import type { Page } from '../queries/page.ts';
import { caughtUp, logProgress, type Position } from '../queries/position.ts';
import type { ApplicationRow, ReadModels } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class ApplicationRequest extends Command<Recording | Refusal> {
  constructor(
    readonly caller: Caller,
    readonly ask: ApplicationAsk,
  ) {
    super();
  }
}

@CommandHandler(ApplicationRequest)
export class ApplicationHandler implements ICommandHandler<ApplicationRequest> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ caller, ask }: ApplicationRequest): Promise<Recording | Refusal> {
    return askApplication(this.jurist, caller, ask);
  }
}

export class LicenseApplicationQuery extends Query<AskedApplication | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly application: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(LicenseApplicationQuery)
export class LicenseApplicationHandler implements IQueryHandler<LicenseApplicationQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  async execute({ identity, application, atLeast }: LicenseApplicationQuery) {
    const { log } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: logProgress(log) }, identity, atLeast);
    return behind ?? licenseApplication(this.jurist, identity, application);
  }
}

export class LicenseApplicationsQuery extends Query<Page<ApplicationRow> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: ApplicationsAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(LicenseApplicationsQuery)
export class LicenseApplicationsHandler implements IQueryHandler<LicenseApplicationsQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: LicenseApplicationsQuery) {
    const { log } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(findApplications(this.reads, identity, ask));
  }
}
