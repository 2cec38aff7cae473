import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import { WouldCountQuery } from '../src/app/handlers/would-count.handler.ts';
import type { Activity } from '../src/app/planning/planned-credit.ts';
import type { Position } from '../src/app/queries/position.ts';
import type { WouldCount, WouldCountAsk } from '../src/app/queries/would-count.ts';
import type { CreditAnswer } from '../src/domain/decision.ts';
import { idOf } from '../src/domain/streams.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { citedFrom, creditView, decisionView } from './decision-view.ts';
import { type Given, given } from './given.ts';

interface WouldCountArgs extends Given<Omit<WouldCountAsk, 'activity'>> {
  readonly activity: Given<Activity>;
  readonly atLeast: Position | null;
}

@Resolver()
export class WouldCountResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('wouldCount')
  async wouldCount(@Asker() identity: Identity, @Args() { atLeast, activity, ...args }: WouldCountArgs) {
    const { license, ...rest } = given<Omit<WouldCountAsk, 'activity'>>(args);
    const ask = {
      ...rest,
      activity: given<Activity>(activity),
      ...(license === undefined ? {} : { license: `license-${license}` }),
    };
    const found = await this.queries.execute(new WouldCountQuery(identity, ask, atLeast ?? undefined));
    return answered(found)?.map(shown) ?? null;
  }
}

function shown({ obligation, answer, underRepair, ...about }: WouldCount) {
  const { license, period, endsOn: deadline, ...owed } = obligation;
  const cited = citedFrom(answer?.after.citations ?? {});
  const credited = (credit: CreditAnswer | undefined) => credit && creditView(credit, cited);
  return {
    ...about,
    ...owed,
    license: idOf(license),
    period: idOf(period),
    deadline,
    awaits: answer?.awaits ?? [],
    counted: answer?.credit?.counted,
    credit: credited(answer?.credit),
    claimedAlone: credited(answer?.claimedAlone),
    before: answer && decisionView(answer.before),
    after: answer && decisionView(answer.after),
    underRepair: underRepair && { code: 'under_repair', ...underRepair },
  };
}
