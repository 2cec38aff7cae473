import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { RestsOn } from '../../domain/decision.ts';
import { type Day, isDay } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import type { DecisionMade, DecisionPlace } from './decisions-made.ts';
import { type Page, type PageAsk, partsOf, type Window, windowOf } from './page.ts';
import { badInput } from './unanswered.ts';

/** That on which a decision may rest: one of them. */
export interface Ground {
  /** Streams. */
  readonly credit?: string;
  readonly credential?: string;
  /** As claims name it. */
  readonly provider?: string;
}

interface Decided {
  readonly state: string;
  /** Days of the decisions, inclusive. */
  readonly from?: Day;
  readonly to?: Day;
}

/** Only those that stand, or only those that do not any more; all of them when not given. */
export type GroundQuestion = Decided & { readonly on: Ground; readonly stands?: boolean } & {
  readonly window: Window<DecisionPlace>;
};

/** One credit that a decision counted, as it was known when it was decided. */
export interface RestingCredit {
  readonly source: string;
  readonly provider: string;
  readonly credential: string | null;
  /** Decimal text; null of the approval of a credit, and where a decision looked for it and counted nothing. */
  readonly counted: string | null;
  readonly restsOn: RestsOn | null;
}

export interface RestingDecision extends DecisionMade {
  /** Those it rests on that were asked about. */
  readonly credits: readonly RestingCredit[];
  /** Not where its license was rescinded or the grant set aside, nor where a credit is approved no longer. */
  readonly stands: boolean;
  /** Streams of its reviews that await a decision. */
  readonly openReviews: readonly string[];
}

export type ShareSortKey = 'attested' | 'share' | 'counted' | 'provider';

export interface ShareSort {
  readonly by: ShareSortKey;
  readonly direction: 'asc' | 'desc';
}

/** Where a provider lies: what it is ordered by (0 where that is the provider), then provider and unit. */
export interface SharePlace {
  readonly value: string;
  readonly provider: string;
  readonly unit: string;
}

export type ShareQuestion = Decided & { readonly provider?: string; readonly sort: ShareSort } & {
  readonly window: Window<SharePlace>;
};

/** What decisions that stand counted of one provider's credits, in one unit. Amounts are decimal text. */
export interface AttestedShare {
  readonly provider: string;
  readonly unit: string;
  readonly counted: string;
  readonly attestedOnly: string;
  /** In percent. */
  readonly share: string;
  readonly decisions: number;
}

export interface GroundReads {
  decisionsRestingOn(question: GroundQuestion): Promise<Page<RestingDecision>>;
  attestedShares(question: ShareQuestion): Promise<Page<AttestedShare>>;
}

type Ask<Question extends Decided> = Omit<Question, 'state' | 'window'> & {
  /** The caller's own when not given. */
  readonly state?: string;
  readonly page: PageAsk;
};

export type GroundAsk = Ask<GroundQuestion>;
export type ShareAsk = Ask<ShareQuestion>;

/** What was given in a state upon a credit, a provider or a micro-credential, the latest first. */
export async function findDecisionsRestingOn(
  reads: Pick<GroundReads, 'decisionsRestingOn'>,
  identity: Identity,
  { state = identity.state, page, ...filter }: GroundAsk,
): Promise<Page<RestingDecision> | Refusal | undefined> {
  if (state === undefined || !may(identity, 'license.search', { state })) return undefined;
  if (Object.keys(filter.on).length !== 1) {
    return badInput('on', 'names one of credit, provider and credential.');
  }
  const window = windowOf(page, decisionPlace);
  return isRefusal(window) ? window : reads.decisionsRestingOn({ ...filter, state, window });
}

/** How much of what decisions counted rests on the educators' word alone, by provider. */
export async function findAttestedShares(
  reads: Pick<GroundReads, 'attestedShares'>,
  identity: Identity,
  { state = identity.state, page, ...filter }: ShareAsk,
): Promise<Page<AttestedShare> | Refusal | undefined> {
  if (state === undefined || !may(identity, 'license.search', { state })) return undefined;
  const window = windowOf(page, (cursor) => sharePlace(cursor, filter.sort));
  return isRefusal(window) ? window : reads.attestedShares({ ...filter, state, window });
}

export function partsOfResting({ day, ordinal }: DecisionPlace) {
  return [day, String(ordinal)];
}

function decisionPlace(cursor: string): DecisionPlace | undefined {
  const [day, ordinal, ...more] = partsOf(cursor) ?? [];
  if (day === undefined || ordinal === undefined || more.length > 0) return undefined;
  return isDay(day) && /^\d{1,15}$/.test(ordinal) ? { day, ordinal: Number(ordinal) } : undefined;
}

/** A cursor names its order: in another one it would point to nowhere in particular. */
export function partsOfShare({ by, direction }: ShareSort, { value, provider, unit }: SharePlace) {
  return [by, direction, value, provider, unit];
}

function sharePlace(cursor: string, sort: ShareSort): SharePlace | undefined {
  const [by, direction, value, provider, unit, ...more] = partsOf(cursor) ?? [];
  if (by !== sort.by || direction !== sort.direction || more.length > 0) return undefined;
  if (value === undefined || provider === undefined || unit === undefined) return undefined;
  return /^\d{1,15}(\.\d{1,4})?$/.test(value) ? { value, provider, unit } : undefined;
}
