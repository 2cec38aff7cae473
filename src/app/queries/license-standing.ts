import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { license as decider } from '../../domain/license/index.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Identity } from '../access.ts';
import { todayIn } from '../clock.ts';
import { readStream, stateOf } from '../log/ledger.ts';
import { keptByApplication } from '../serving/kept.ts';
import { type LicenseStanding, standingOfLicense } from '../serving/standing-of-license.ts';
import { type Jurist, lawsAt, recordsAt } from '../standing/standing.ts';
import { knownOf } from './known-record.ts';
import { sees } from './may-serve.ts';
import { openReviewsOf, standsIn } from './open-reviews.ts';

export interface LicenseStandingAsk {
  /** Stream of the license. */
  readonly license: string;
  /** Today in the state when not given. */
  readonly asOf?: Day;
  /** Milliseconds since 1970; everything recorded is known when not given. */
  readonly knownAt?: number;
}

export interface AskedStanding extends LicenseStanding {
  readonly asOf: Day;
  readonly ordinal: number;
  /** Whether an application made in time keeps it by law though its term is over. */
  readonly isKept: boolean;
}

/** How one license stands, in four answers. Undefined where there is none, or it is not the caller's to see. */
export async function licenseStanding(
  jurist: Jurist,
  identity: Identity,
  { license, asOf, knownAt }: LicenseStandingAsk,
): Promise<AskedStanding | Refusal | undefined> {
  const { ledger } = jurist;
  const { issued } = stateOf(decider, await readStream(ledger, license));
  if (issued === undefined) return undefined;
  const { educator, state } = issued;
  const known = await knownOf(ledger, educator, knownAt);
  if (isRefusal(known)) return known;
  const { record, ordinal } = known;
  const held = record.licenses.get(license) ?? record.rescinded.get(license);
  if (held === undefined || !sees(identity, record, state)) return undefined;
  const day = asOf ?? todayIn(ledger.clock, state);
  const kept = await keptByApplication(record, day, { lawOf: lawsAt(jurist, ordinal), ordinal });
  const reviews = openReviewsOf(identity, record, { state, asOf: day }, standsIn(held));
  const standing = standingOfLicense(educator, held, day, reviews);
  return { ...standing, asOf: day, ordinal, isKept: kept.has(license) };
}

/** A license of a list, by its stream, and who holds it. */
export interface HeldLicense {
  readonly license: string;
  readonly educator: string;
}

/**
 * How the licenses of a list stand today, each in its place, from one reading of the log for all of their holders.
 * Undefined for one that is not the caller's to see.
 */
export async function standingsOf(
  { ledger }: Jurist,
  identity: Identity,
  asked: readonly HeldLicense[],
): Promise<readonly (LicenseStanding | undefined)[]> {
  const holders = [...new Set(asked.map(({ educator }) => educator))];
  const records = await recordsAt(ledger, holders, await ledger.log.head());
  const byEducator = new Map(records.map((record) => [record.educator, record]));
  return asked.map(({ license, educator }) => {
    const record = byEducator.get(educator);
    const held = record?.licenses.get(license);
    if (record === undefined || held === undefined || !sees(identity, record, held.state)) return undefined;
    const day = todayIn(ledger.clock, held.state);
    const reviews = openReviewsOf(identity, record, { state: held.state, asOf: day }, standsIn(held));
    return standingOfLicense(educator, held, day, reviews);
  });
}
