import { isRefusal } from '../../domain/decider.ts';
import { type Day, isDay } from '../../domain/values/day.ts';
import { type Clock, todayIn } from '../clock.ts';
import type { Catalogue, Offering } from '../planning/offering.ts';
import { type Page, type PageAsk, partsOf, type Window, windowOf } from './page.ts';
import { badInput, type BadInput } from './unanswered.ts';

export type OfferingSortKey = 'id' | 'title' | 'cost' | 'takesDays' | 'closesOn';

export interface OfferingSort {
  readonly by: OfferingSortKey;
  readonly direction: 'asc' | 'desc';
}

/** Every given part must match. */
export interface OfferingFilter {
  /** Offered there, or everywhere. */
  readonly state?: string;
  readonly kind?: string;
  readonly category?: string;
  readonly provider?: string;
  /** Id of the definition it leads to. */
  readonly credential?: string;
  /** Costs no more, and it is known what it costs. */
  readonly atMostCents?: number;
  /** Whether its provider is approved on the day: in the state, or, where none is given, in any. */
  readonly approved?: boolean;
}

/** As of which day. */
interface AsOf {
  /** It may be begun on some day from here on. */
  readonly asOf: Day;
  /** Only what was said by that day; everything where that is undefined. */
  readonly saidBy: Day | undefined;
}

/** Where an offering lies in an order: the value it is ordered by, then its id. */
export interface OfferingPlace {
  readonly value: string;
  readonly id: string;
}

export interface OfferingsQuestion extends AsOf {
  readonly filter: OfferingFilter;
  readonly sort: OfferingSort;
  readonly window: Window<OfferingPlace>;
}

/** One state's judgement by one standard; it is met where no part is unmet. */
export interface QualityRow {
  readonly state: string;
  readonly standard: string;
  readonly judgedOn: Day;
  readonly met: readonly string[];
  readonly unmet: readonly string[];
}

export interface OfferingRow {
  readonly offering: Offering;
  /** Since when it is as told here. */
  readonly since: Day;
  /** States in which its provider is approved on the day. */
  readonly approvedIn: readonly string[];
  readonly quality: readonly QualityRow[];
}

export interface OfferingReads {
  offerings(question: OfferingsQuestion): Promise<Page<OfferingRow>>;
  /** All that is offered in a state, by id. */
  offeredIn(state: string, when: AsOf): Promise<readonly Offering[]>;
}

export interface OfferingsAsk {
  readonly filter: OfferingFilter;
  /** Today in the state when not given; in UTC where there is none. */
  readonly asOf?: Day;
  readonly sort: OfferingSort;
  readonly page: PageAsk;
}

interface Source {
  readonly reads: OfferingReads;
  readonly clock: Clock;
}

/** What is on offer: everybody signed in may read it. */
export async function findOfferings(
  { reads, clock }: Source,
  { filter, asOf, sort, page }: OfferingsAsk,
): Promise<Page<OfferingRow> | BadInput> {
  const { atMostCents = 0 } = filter;
  if (atMostCents < 0) return badInput('filter.atMostCents', 'is a number of cents from 0.');
  const window = windowOf(page, (cursor) => placeOf(cursor, sort));
  if (isRefusal(window)) return window;
  return reads.offerings({ filter, sort, window, ...dayAsked(clock, filter.state, asOf) });
}

/** What is on offer, for plans. */
export function catalogueOf({ reads, clock }: Source): Catalogue {
  return { offeringsFor: (state, asOf) => reads.offeredIn(state, dayAsked(clock, state, asOf)) };
}

/**
 * What is said by now holds from today on. It is no matter that an issuer's day, which goes by UTC, may have begun where
 * the state's has not.
 */
function dayAsked(clock: Clock, state: string | undefined, asked: Day | undefined): AsOf {
  const today = todayIn(clock, state);
  const asOf = asked ?? today;
  return { asOf, saidBy: asOf < today ? asOf : undefined };
}

/** A cursor names its order: in another one it would point to nowhere in particular. */
export function partsOfOffering({ by, direction }: OfferingSort, { value, id }: OfferingPlace) {
  return [by, direction, value, id];
}

function placeOf(cursor: string, sort: OfferingSort): OfferingPlace | undefined {
  const [by, direction, value, id, ...more] = partsOf(cursor) ?? [];
  if (by !== sort.by || direction !== sort.direction || more.length > 0) return undefined;
  if (value === undefined || id === undefined || !isOfOrder(sort.by, value)) return undefined;
  return { value, id };
}

function isOfOrder(by: OfferingSortKey, value: string): boolean {
  switch (by) {
    case 'id':
    case 'title':
      return true;
    case 'cost':
    case 'takesDays':
      return /^\d{1,9}$/.test(value) || value === UNSAID;
    case 'closesOn':
      return isDay(value) || value === 'infinity';
  }
}

/** In an order by numbers what nobody said comes behind every number: the greatest that a column can hold. */
export const UNSAID = '2147483647';
