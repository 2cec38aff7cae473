import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import { EvaluationQuery, EvaluationsQuery } from '../src/app/handlers/evaluations.handler.ts';
import type { EvaluationSort, EvaluationStanding } from '../src/app/queries/evaluation-reads.ts';
import type { EvaluationAsk, EvaluationsAsk, EvaluationView } from '../src/app/queries/evaluations.ts';
import type { PageAsk } from '../src/app/queries/page.ts';
import type { Position } from '../src/app/queries/position.ts';
import { idOf } from '../src/domain/streams.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { connectionOf } from './connection.ts';
import { citedFrom, decisionView } from './decision-view.ts';
import { type Given, given } from './given.ts';
import { answerView } from './route-view.ts';

interface EvaluationArgs extends Given<EvaluationAsk> {
  readonly atLeast: Position | null;
}

interface ListArgs extends Given<PageAsk> {
  readonly filter: Given<EvaluationsAsk['filter']> | null;
  readonly sort: EvaluationSort;
  readonly atLeast: Position | null;
}

@Resolver()
export class EvaluationResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('evaluation')
  async evaluation(@Asker() identity: Identity, @Args() { atLeast, ...args }: EvaluationArgs) {
    const ask = given<EvaluationAsk>(args);
    const found = answered(
      await this.queries.execute(new EvaluationQuery(identity, ask, atLeast ?? undefined)),
    );
    return found && shown(found);
  }

  @Query('evaluations')
  async evaluations(@Asker() identity: Identity, @Args() { filter, sort, atLeast, ...page }: ListArgs) {
    const ask = { filter: given<EvaluationsAsk['filter']>(filter ?? {}), sort, page: given<PageAsk>(page) };
    const found = await this.queries.execute(new EvaluationsQuery(identity, ask, atLeast ?? undefined));
    return connectionOf(answered(found), listed);
  }
}

function shown({ license, ratings, observations, decision, answers, ...rest }: EvaluationView) {
  const cited = citedFrom(decision?.citations ?? {});
  return {
    ...rest,
    license: idOf(license),
    ratings: ratings.map(({ eventId: event, ...rating }) => ({ ...rating, event })),
    observations: observations.map(({ eventId: event, ...made }) => ({ ...made, event })),
    decision: decision && decisionView(decision),
    answers: answers.map((answer) => answerView(answer, cited)),
  };
}

function listed({ license, ...row }: EvaluationStanding) {
  return { ...row, license: idOf(license) };
}
