import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Progress } from '../progress.ts';
import { MOST_WAIT_MS } from '../queries/position.ts';
import type { ReadModels } from '../queries/read-models.ts';
import {
  findStatutes,
  type PreviewAsk,
  previewStatute,
  type PreviewView,
  type StatuteView,
} from '../queries/statutes.ts';
import { INDEX_BEHIND, unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from './tokens.ts';

export class StatutesQuery extends Query<readonly StatuteView[] | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly state: string | undefined,
  ) {
    super();
  }
}

/** Both read what everything recorded by now has made of the list: a preview is exact, or there is none. */
@QueryHandler(StatutesQuery)
export class StatutesHandler implements IQueryHandler<StatutesQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, state }: StatutesQuery) {
    if (!(await hasSeenAll(this.jurist, this.progress))) return INDEX_BEHIND;
    return unlessOutdated(findStatutes({ jurist: this.jurist, reads: this.reads }, identity, state));
  }
}

export class StatutePreviewQuery extends Query<PreviewView | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: PreviewAsk,
  ) {
    super();
  }
}

@QueryHandler(StatutePreviewQuery)
export class StatutePreviewHandler implements IQueryHandler<StatutePreviewQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(READ_MODELS) private readonly reads: ReadModels,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ identity, ask }: StatutePreviewQuery) {
    if (!(await hasSeenAll(this.jurist, this.progress))) return INDEX_BEHIND;
    return unlessOutdated(previewStatute({ jurist: this.jurist, reads: this.reads }, identity, ask));
  }
}

async function hasSeenAll({ ledger }: Jurist, progress: Progress): Promise<boolean> {
  return progress.waitFor(await ledger.log.head(), MOST_WAIT_MS);
}
