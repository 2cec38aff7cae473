import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { isDay } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { todayIn } from '../clock.ts';
import type { Ledger } from '../log/ledger.ts';
import { fullName } from '../log/name-form.ts';
import type { LicenseCount, LicenseFilter, LicensePlace, LicenseRow, LicenseSort } from './license-reads.ts';
import { type Page, type PageAsk, partsOf, windowOf } from './page.ts';
import type { ReadModels } from './read-models.ts';
import { dueWithinProblem } from './state-overview.ts';

export interface LicensesAsk {
  readonly filter: Omit<LicenseFilter, 'state' | 'nameHash'> & {
    /** The caller's own when not given. */
    readonly state?: string;
    readonly name?: { readonly given: string; readonly family: string };
  };
  readonly sort: LicenseSort;
  readonly page: PageAsk;
}

interface Source {
  readonly ledger: Ledger;
  readonly reads: ReadModels;
}

/** Licenses of one state. Undefined when they are not the caller's to see. */
export async function findLicenses(
  { ledger, reads }: Source,
  identity: Identity,
  { filter: { name, ...filter }, sort, page }: LicensesAsk,
): Promise<Page<LicenseRow> | Refusal | undefined> {
  const state = filter.state ?? identity.state;
  if (state === undefined || !may(identity, 'license.search', { state })) return undefined;
  const soon = dueWithinProblem('filter.dueWithin', filter.dueWithin);
  if (soon !== undefined) return soon;
  const window = windowOf(page, (cursor) => placeOf(cursor, sort));
  if (isRefusal(window)) return window;
  const nameHash = name && ledger.vault.lookupHash(fullName(name.given, name.family));
  return reads.licenses({
    filter: { ...filter, state, ...(nameHash === undefined ? {} : { nameHash }) },
    sort,
    window,
    today: todayIn(ledger.clock, state),
  });
}

/** Licenses of a state by class and status. Undefined when they are not the caller's to count. */
export async function countLicenses(
  { ledger, reads }: Source,
  identity: Identity,
  asked: string | undefined,
): Promise<readonly LicenseCount[] | undefined> {
  const state = asked ?? identity.state;
  if (state === undefined || !may(identity, 'license.count', { state })) return undefined;
  return reads.licenseCounts(state, todayIn(ledger.clock, state));
}

/** A cursor names its order: in another one it would point to nowhere in particular. */
export function partsOfPlace({ by, direction }: LicenseSort, { value, license }: LicensePlace) {
  return [by, direction, value, license];
}

function placeOf(cursor: string, sort: LicenseSort): LicensePlace | undefined {
  const [by, direction, value, license, ...more] = partsOf(cursor) ?? [];
  if (by !== sort.by || direction !== sort.direction || more.length > 0) return undefined;
  if (
    value === undefined ||
    license === undefined ||
    (by === 'expiresOn' && value !== 'infinity' && !isDay(value))
  )
    return undefined;
  return { value, license };
}
