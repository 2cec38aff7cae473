import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import type { ImportRow } from '../queries/import-reads.ts';
import {
  type ImportsAsk,
  type ImportView,
  readImport,
  readImportList,
  readUndoPreview,
  type UndoShown,
} from '../queries/imports.ts';
import type { Page } from '../queries/page.ts';
import { caughtUp, type Position } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class ImportsQuery extends Query<Page<ImportRow> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: ImportsAsk,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(ImportsQuery)
export class ImportsHandler implements IQueryHandler<ImportsQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask, atLeast }: ImportsQuery) {
    const { log } = this.jurist.ledger;
    const behind = await caughtUp({ log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(readImportList(this.reads, identity, ask));
  }
}

export class ImportQuery extends Query<ImportView | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly id: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(ImportQuery)
export class ImportHandler implements IQueryHandler<ImportQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, id, atLeast }: ImportQuery) {
    const { ledger } = this.jurist;
    const behind = await caughtUp({ log: ledger.log, progress: this.progress }, identity, atLeast);
    return behind ?? unlessOutdated(readImport(ledger, this.reads, identity, id));
  }
}

export class ImportUndoQuery extends Query<UndoShown | undefined> {
  constructor(
    readonly identity: Identity,
    readonly id: string,
  ) {
    super();
  }
}

@QueryHandler(ImportUndoQuery)
export class ImportUndoHandler implements IQueryHandler<ImportUndoQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ identity, id }: ImportUndoQuery) {
    return readUndoPreview(this.jurist.ledger, identity, id);
  }
}
