import type { QueryBus } from '@nestjs/cqrs';
import DataLoader from 'dataloader';
import { StandingsQuery } from '../src/app/handlers/license-standing.handler.ts';
import type { HeldLicense } from '../src/app/queries/license-standing.ts';
import type { LicenseStanding } from '../src/app/serving/standing-of-license.ts';
import type { RequestContext } from './asker.ts';

type Loader = DataLoader<HeldLicense, LicenseStanding | undefined, string>;

/** One for each request: what it has loaded is as old as the request, and seen with the eyes of who asks. */
const standings = new WeakMap<RequestContext, Loader>();

/** Loads how licenses stand, all those of a page at once. */
export function standingLoader(context: RequestContext, queries: QueryBus): Loader {
  const known = standings.get(context);
  if (known !== undefined) return known;
  const loader: Loader = new DataLoader(
    (licenses) => queries.execute(new StandingsQuery(context.identity, licenses)),
    { cacheKeyFn: ({ license }) => license },
  );
  standings.set(context, loader);
  return loader;
}
