import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import type { EmployerRow, EmploymentRow } from '../queries/employment-reads.ts';
import {
  type EmployersAsk,
  type EmploymentsAsk,
  findEmployers,
  findEmployments,
} from '../queries/employments.ts';
import type { Page } from '../queries/page.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class EmploymentsQuery extends Query<Page<EmploymentRow> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: EmploymentsAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(EmploymentsQuery)
export class EmploymentsHandler implements IQueryHandler<EmploymentsQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: EmploymentsQuery) {
    const { log, clock } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(findEmployments({ reads: this.reads, clock }, identity, ask));
  }
}

export class EmployersQuery extends Query<Page<EmployerRow> | Refusal> {
  constructor(
    readonly identity: Identity,
    readonly ask: EmployersAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(EmployersQuery)
export class EmployersHandler implements IQueryHandler<EmployersQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: EmployersQuery) {
    const { log, clock } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(findEmployers({ reads: this.reads, clock }, ask));
  }
}
