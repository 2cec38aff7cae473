import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import type { Page } from '../queries/page.ts';
import { recordViews, type ViewsAsk } from '../queries/record-views.ts';
import type { RecordView, ViewLog } from '../record-views.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, VIEWS } from './tokens.ts';

export class RecordViewsQuery extends Query<Page<RecordView> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly ask: ViewsAsk,
  ) {
    super();
  }
}

@QueryHandler(RecordViewsQuery)
export class RecordViewsHandler implements IQueryHandler<RecordViewsQuery> {
  constructor(
    @Inject(JURIST) private readonly jurist: Jurist,
    @Inject(VIEWS) private readonly views: ViewLog,
  ) {}

  execute({ identity, ask }: RecordViewsQuery) {
    return recordViews({ ledger: this.jurist.ledger, views: this.views }, identity, ask);
  }
}
