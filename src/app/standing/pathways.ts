import type { Decision } from '../../domain/decision.ts';
import type { Facts, ObligationFact } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { type RouteAnswer, routesOf } from '../../rules/index.ts';
import { type EducatorRecord, factsUnder, type LicenseRecord } from '../facts/facts-of.ts';
import type { PolicyInForce } from './policy-book.ts';

/** The strand whose rules say what advanced roles there are. */
export const PATHWAYS = 'career_pathways';

/** A tier, role or designation, and how an educator stands towards it. */
export type Tier = RouteAnswer;

/** What an educator may advance to under one license, each tier with its answer. */
export interface LicensePathways {
  readonly educator: string;
  /** Stream of the license. */
  readonly license: string;
  readonly class: string;
  readonly state: string;
  readonly policy: { readonly version: number; readonly digest: string };
  readonly citations: Decision['citations'];
  readonly tiers: readonly Tier[];
}

/**
 * The tiers of one license as of a day. Nothing is owed on a pathway, so what stands for the period is the term
 * of the license that runs on that day.
 */
export function pathwaysOf(
  { policy, settings }: PolicyInForce,
  record: EducatorRecord,
  license: LicenseRecord,
  asOf: Day,
  ordinal: number,
): LicensePathways {
  const facts = pathwayFacts(record, license, asOf, ordinal);
  const { license: stream, class: held, state } = license;
  return {
    ...{ educator: record.educator, license: stream, class: held, state },
    policy: { version: policy.version, digest: policy.digest },
    citations: policy.citations,
    tiers: routesOf(policy, settings, facts, asOf),
  };
}

/** What is on record of somebody under one license, for rules under which nothing is owed. */
export function pathwayFacts(
  record: EducatorRecord,
  license: LicenseRecord,
  asOf: Day,
  ordinal: number,
): Facts {
  const { license: stream, state, terms, issuedOn, eventId } = license;
  const term = terms.findLast(({ validFrom }) => validFrom <= asOf) ?? terms[0];
  const { validFrom: startsOn, expiresOn: endsOn } = term ?? { validFrom: issuedOn, expiresOn: issuedOn };
  const obligation: ObligationFact = {
    ...{ period: `pathway-${stream}`, state, strand: PATHWAYS, license: stream, eventId },
    owner: 'person',
    ...{ startsOn, endsOn },
  };
  return factsUnder(record, obligation, license, ordinal);
}

/** The licenses of an educator, by their streams. */
export function licensesOf(record: EducatorRecord): readonly LicenseRecord[] {
  return [...record.licenses.values()].sort((a, b) => (a.license < b.license ? -1 : 1));
}
