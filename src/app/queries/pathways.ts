import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Day } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { todayIn } from '../clock.ts';
import type { EducatorRecord, LicenseRecord } from '../facts/facts-of.ts';
import { type LicensePathways, licensesOf, PATHWAYS, pathwaysOf } from '../standing/pathways.ts';
import { type Jurist, lawsAt } from '../standing/standing.ts';
import { knownOf, nobody } from './known-record.ts';
import { sees } from './may-serve.ts';
import { type Page, type PageAsk, partsOf, windowOf } from './page.ts';
import type { PathwayPlace, PathwayQuestion, PathwayStanding, ReadModels } from './read-models.ts';

export interface PathwaysAsk {
  /** The caller when not given. */
  readonly educator?: string;
  /** Stream of a license. */
  readonly license?: string;
  /** Today in the state when not given. */
  readonly asOf?: Day;
  /** Milliseconds since 1970; everything recorded is known when not given. */
  readonly knownAt?: number;
}

/**
 * What an educator may advance to under each license whose state has such rules, recomputed from the log.
 * Undefined where there is no such educator or nothing of them is the caller's to see.
 */
export async function careerPathways(
  jurist: Jurist,
  identity: Identity,
  { educator = identity.educator, license, asOf, knownAt }: PathwaysAsk,
): Promise<readonly (LicensePathways & { readonly ordinal: number })[] | Refusal | undefined> {
  const { ledger } = jurist;
  if (educator === undefined) return nobody(ledger, knownAt);
  const known = await knownOf(ledger, educator, knownAt);
  if (isRefusal(known)) return known;
  if (known.failure !== undefined) throw known.failure;
  const { ordinal, record } = known;
  const asked = licensesSeen(identity, record, license);
  if (asked === undefined) return undefined;
  const lawOf = lawsAt(jurist, ordinal);
  const answers = await Promise.all(
    asked.map(async (held) => {
      const law = await lawOf(held.state, PATHWAYS);
      const day = asOf ?? todayIn(ledger.clock, held.state);
      return law === undefined ? [] : [{ ...pathwaysOf(law, record, held, day, ordinal), ordinal }];
    }),
  );
  return answers.flat();
}

/** The licenses of an educator the caller may see and asked about; undefined where none is theirs to see. */
export function licensesSeen(
  identity: Identity,
  record: EducatorRecord,
  license: string | undefined,
): readonly LicenseRecord[] | undefined {
  const seen = licensesOf(record).filter((held) => sees(identity, record, held.state));
  if (seen.length === 0) return undefined;
  return seen.filter((held) => license === undefined || held.license === license);
}

export interface PathwayListAsk {
  readonly filter: Partial<Omit<PathwayQuestion, 'window'>>;
  readonly page: PageAsk;
}

/** Tiers of one state as the projection keeps them. Undefined when they are not the caller's to see. */
export async function findPathways(
  { pathways }: Pick<ReadModels, 'pathways'>,
  identity: Identity,
  { filter, page }: PathwayListAsk,
): Promise<Page<PathwayStanding> | Refusal | undefined> {
  const state = filter.state ?? identity.state;
  if (state === undefined || !may(identity, 'pathway.search', { state })) return undefined;
  const window = windowOf(page, placeOf);
  return isRefusal(window) ? window : pathways({ ...filter, state, window });
}

function placeOf(cursor: string): PathwayPlace | undefined {
  const [tier, license, ...more] = partsOf(cursor) ?? [];
  return tier === undefined || license === undefined || more.length > 0 ? undefined : { tier, license };
}
