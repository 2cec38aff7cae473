import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { policiesOf, type PublishedPolicy } from '../queries/policies.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST } from './tokens.ts';

export class PoliciesQuery extends Query<readonly PublishedPolicy[]> {
  constructor(readonly state: string) {
    super();
  }
}

@QueryHandler(PoliciesQuery)
export class PoliciesHandler implements IQueryHandler<PoliciesQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ state }: PoliciesQuery) {
    return policiesOf(this.jurist, state);
  }
}
