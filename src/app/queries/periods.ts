import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { isDay } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { todayIn } from '../clock.ts';
import type { Ledger } from '../log/ledger.ts';
import { type Page, type PageAsk, partsOf, windowOf } from './page.ts';
import type { PeriodFilter, PeriodPlace, PeriodReads, PeriodRow, PeriodSort } from './period-reads.ts';

export interface PeriodsAsk {
  readonly filter: PeriodFilter;
  readonly sort: PeriodSort;
  readonly page: PageAsk;
}

interface Source {
  readonly ledger: Ledger;
  readonly reads: PeriodReads;
}

/** Periods of a state, or one's own. Undefined when they are not the caller's to see. */
export async function findPeriods(
  { ledger, reads }: Source,
  identity: Identity,
  { filter, sort, page }: PeriodsAsk,
): Promise<Page<PeriodRow> | Refusal | undefined> {
  const seen = seenBy(identity, filter);
  if (seen === undefined) return undefined;
  const window = windowOf(page, (cursor) => placeOf(cursor, sort));
  if (isRefusal(window)) return window;
  return reads.periods({ filter: seen, sort, window, today: todayIn(ledger.clock, seen.state) });
}

function seenBy(identity: Identity, filter: PeriodFilter): PeriodFilter | undefined {
  const state = filter.state ?? identity.state;
  if (state !== undefined && may(identity, 'period.search', { state })) return { ...filter, state };
  const educator = filter.educator ?? identity.educator;
  const isTheirs = educator !== undefined && may(identity, 'standing.read', { educator });
  return isTheirs ? { ...filter, educator } : undefined;
}

/** A cursor names its order: in another one it would point to nowhere in particular. */
export function partsOfPeriodPlace({ by, direction }: PeriodSort, { value, period }: PeriodPlace) {
  return [by, direction, value, period];
}

function placeOf(cursor: string, sort: PeriodSort): PeriodPlace | undefined {
  const [by, direction, value, period, ...more] = partsOf(cursor) ?? [];
  if (by !== sort.by || direction !== sort.direction || more.length > 0) return undefined;
  if (value === undefined || period === undefined || (by !== 'class' && !isDay(value))) return undefined;
  return { value, period };
}
