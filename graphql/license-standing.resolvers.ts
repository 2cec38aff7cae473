import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { LicenseRow } from '../src/app/queries/license-reads.ts';
import type { RequestContext } from './asker.ts';
import { standingLoader } from './loaders.ts';
import { standingView } from './serving.resolvers.ts';

type Shown = Pick<LicenseRow, 'educator'> & { readonly id: string };

/** What a license of a list says besides its row. */
@Resolver('License')
export class LicenseStandingResolvers {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @ResolveField('inFull')
  async inFull(@Parent() { id, educator }: Shown, @Context() context: RequestContext) {
    const license = `license-${id}`;
    const found = await standingLoader(context, this.queries).load({ license, educator });
    return found === undefined ? null : standingView(found);
  }
}
