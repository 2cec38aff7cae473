import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import {
  ApplicationsQuery,
  LicenseStandingQuery,
  MayServeQuery,
} from '../src/app/handlers/license-standing.handler.ts';
import type { WaitingApplication } from '../src/app/queries/where-is-my-application.ts';
import type { LicenseStandingAsk } from '../src/app/queries/license-standing.ts';
import type { RosterAsk } from '../src/app/queries/may-serve.ts';
import type { Position } from '../src/app/queries/position.ts';
import type { Assignment, UnderLicense } from '../src/app/serving/may-serve.ts';
import type { LicenseStanding } from '../src/app/serving/standing-of-license.ts';
import { idOf } from '../src/domain/streams.ts';
import type { Day } from '../src/domain/values/day.ts';
import { answered } from './answer.resolvers.ts';
import { Asker } from './asker.ts';
import { type Given, given } from './given.ts';
import { openReviewView } from './review.resolvers.ts';

interface Waiting {
  readonly atLeast: Position | null;
}

interface MayServeArgs extends Waiting {
  readonly assignment: Given<Assignment>;
  readonly educators: readonly string[];
  readonly on: Day | null;
}

@Resolver()
export class ServingResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Query('mayServe')
  async mayServe(@Asker() identity: Identity, @Args() { assignment, educators, on, atLeast }: MayServeArgs) {
    const day = given<{ readonly on?: Day }>({ on });
    const ask: RosterAsk = { assignment: given<Assignment>(assignment), educators, ...day };
    const found = answered(
      await this.queries.execute(new MayServeQuery(identity, ask, atLeast ?? undefined)),
    );
    const people = found?.people.map(({ licenses, ...one }) => ({ ...one, licenses: licenses.map(under) }));
    return found && { ...found, people };
  }

  @Query('licenseStanding')
  async licenseStanding(
    @Asker() identity: Identity,
    @Args() { atLeast, ...args }: Waiting & Given<LicenseStandingAsk>,
  ) {
    const { license, ...rest } = given<LicenseStandingAsk>(args);
    const ask = { ...rest, license: `license-${license}` };
    const query = new LicenseStandingQuery(identity, ask, atLeast ?? undefined);
    const found = answered(await this.queries.execute(query));
    return found && standingView(found);
  }

  @Query('whereIsMyApplication')
  async whereIsMyApplication(
    @Asker() identity: Identity,
    @Args() { educator, atLeast }: Waiting & { readonly educator: string | null },
  ) {
    const query = new ApplicationsQuery(identity, educator ?? undefined, atLeast ?? undefined);
    return answered(await this.queries.execute(query))?.map(applicationView) ?? null;
  }
}

function under({ standing, ...one }: UnderLicense) {
  return { ...one, standing: standingView(standing) };
}

/** A license's standing in the words of the schema. */
export function standingView({ license, pending, proposedLapse, openReviews, ...standing }: LicenseStanding) {
  return {
    ...standing,
    license: idOf(license),
    openReviews: openReviews?.map(openReviewView) ?? null,
    pending: pending && { ...pending, way: pending.route },
    proposedLapse: proposedLapse && { ...proposedLapse, way: proposedLapse.route },
  };
}

/** In none of the law that was read is a day found by which an application must be answered, so no policy names one. */
function applicationView({ application, license, period, ...one }: WaitingApplication) {
  const ids = { application: application && idOf(application), license: license && idOf(license) };
  return { ...one, ...ids, period: period && idOf(period), dueOn: null };
}
