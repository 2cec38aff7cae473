import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { educator as decider } from '../../domain/educator/index.ts';
import { educatorStream } from '../../domain/streams.ts';
import { isDay } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { employersIn, placesOf } from '../facts/employers.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';
import { type Page, type PageAsk, partsOf, windowOf } from './page.ts';
import type { ActivityPlace, ActivityRow, ReadModels } from './read-models.ts';

export interface HoursAsk {
  /** The caller when not given. */
  readonly educator?: string;
  readonly page: PageAsk;
}

interface Source {
  readonly ledger: Ledger;
  readonly reads: Pick<ReadModels, 'licensureHours'>;
}

/** What an educator has claimed, as far as the caller may see it: undefined when that is not at all. */
export async function licensureHours(
  { ledger, reads }: Source,
  identity: Identity,
  { educator = identity.educator, page }: HoursAsk,
): Promise<Page<ActivityRow> | Refusal | undefined> {
  const window = windowOf(page, placeOf);
  if (isRefusal(window)) return window;
  if (educator === undefined) return undefined;
  const known = stateOf(decider, await readStream(ledger, educatorStream(educator)));
  if (known.registered === undefined) return undefined;
  const record = { educator, employers: employersIn(await placesOf(ledger, educator, known)) };
  if (may(identity, 'standing.read', record)) return reads.licensureHours({ educator, window });
  const { state } = identity;
  if (state === undefined || !may(identity, 'standing.read', { ...record, state })) return undefined;
  const found = await reads.licensureHours({ educator, state, window });
  // Of another state's educator with nothing recorded toward this one, not even that they exist is told.
  return state === known.registered.state || (await found.totalCount()) > 0 ? found : undefined;
}

function placeOf(cursor: string): ActivityPlace | undefined {
  const [completedOn, ordinal, ...more] = partsOf(cursor) ?? [];
  if (completedOn === undefined || ordinal === undefined || more.length > 0) return undefined;
  return isDay(completedOn) && /^\d{1,15}$/.test(ordinal)
    ? { completedOn, ordinal: Number(ordinal) }
    : undefined;
}
