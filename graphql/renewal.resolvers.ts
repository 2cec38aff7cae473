import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import { RenewalStatusQuery } from '../src/app/handlers/renewal-status.handler.ts';
import type { Position } from '../src/app/queries/position.ts';
import type { RenewalStatus, StatusAsk } from '../src/app/queries/renewal-status.ts';
import { idOf } from '../src/domain/streams.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { citedFrom, decisionView } from './decision-view.ts';
import { type Given, given } from './given.ts';
import { openReviewView } from './review.resolvers.ts';
import { answerView, auditView, routeView, windowView } from './route-view.ts';

interface StatusArgs extends Given<StatusAsk> {
  readonly atLeast: Position | null;
}

@Resolver()
export class RenewalResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('renewalStatus')
  async renewalStatus(@Asker() identity: Identity, @Args() { atLeast, ...args }: StatusArgs) {
    const { license, period, ...rest } = given<StatusAsk>(args);
    const ask = {
      ...rest,
      ...(license === undefined ? {} : { license: `license-${license}` }),
      ...(period === undefined ? {} : { period: `period-${period}` }),
    };
    const found = await this.queries.execute(new RenewalStatusQuery(identity, ask, atLeast ?? undefined));
    return answered(found)?.map(shown) ?? null;
  }
}

function shown({
  obligation,
  decision,
  renewal,
  consequences,
  window,
  underRepair,
  openReviews,
  ...status
}: RenewalStatus) {
  const { license, period, endsOn: deadline, ...owed } = obligation;
  const cited = citedFrom(decision?.citations ?? {});
  return {
    ...status,
    ...owed,
    license: idOf(license),
    period: idOf(period),
    deadline,
    decision: decision && decisionView(decision),
    underRepair: underRepair && { code: 'under_repair', ...underRepair },
    // Reckoned only where a query asks for them.
    routes: () => consequences().routes.map((route) => routeView(route, cited)),
    answers: () => consequences().answers.map((answer) => answerView(answer, cited)),
    audits: () => consequences().audits.map((audit) => auditView(audit, cited)),
    renewalWindow: () => window && windowView(window(), cited),
    openReviews: openReviews?.map(openReviewView) ?? null,
    renewal: renewal && { ...renewal, decision: decisionView(renewal.decision) },
  };
}
