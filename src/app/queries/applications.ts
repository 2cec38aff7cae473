import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Identity } from '../access.ts';
import { todayIn } from '../clock.ts';
import type { EducatorRecord, LicenseRecord } from '../facts-of.ts';
import { keptByApplication } from '../serving/kept.ts';
import { type Because, mayServe } from '../serving/may-serve.ts';
import { standingOfLicense } from '../serving/standing-of-license.ts';
import { type Jurist, lawsAt, obligationsOf } from '../standing.ts';
import { knownOf } from './known-record.ts';
import { sees } from './may-serve.ts';

/** Something that was applied for and awaits its answer. */
export interface WaitingApplication {
  readonly what: 'renewal' | 'election' | 'extension';
  /** Stream of the license it concerns. */
  readonly license: string;
  readonly state: string;
  readonly period: string;
  /** The way's name in the policy, for an election or an extension. */
  readonly way: string | null;
  /** With whom it lies. */
  readonly with: string;
  readonly since: Day;
  /** Whether its holder may serve under the license today, and why. */
  readonly mayServe: boolean;
  readonly reasons: readonly Because[];
}

/** What an educator applied for and where it lies. Undefined where they are not the caller's to see. */
export async function whereIsMyApplication(
  jurist: Jurist,
  identity: Identity,
  { educator = identity.educator }: { readonly educator?: string },
): Promise<readonly WaitingApplication[] | Refusal | undefined> {
  if (educator === undefined) return undefined;
  const known = await knownOf(jurist.ledger, educator, undefined);
  if (isRefusal(known)) return known;
  const { record, ordinal } = known;
  const licenses = [...record.licenses.values()].filter(({ state }) => sees(identity, record, state));
  if (licenses.length === 0 && educator !== identity.educator) return undefined;
  const lawOf = lawsAt(jurist, ordinal);
  const waiting = await Promise.all(
    licenses.map(async (license) => {
      const day = todayIn(jurist.ledger.clock, license.state);
      const kept = await keptByApplication(record, day, { lawOf, ordinal });
      const standings = [standingOfLicense(educator, license, day)];
      const { may, reasons } = mayServe({ state: license.state }, standings, day, kept);
      return applicationsFor(record, license).map((one) => ({ ...one, mayServe: may, reasons }));
    }),
  );
  return waiting.flat();
}

function applicationsFor(
  record: EducatorRecord,
  { license, state, pending }: LicenseRecord,
): readonly Omit<WaitingApplication, 'mayServe' | 'reasons'>[] {
  const about = { license, state, with: `the licensing agency of ${state}` };
  const asked = obligationsOf(record).flatMap(({ license: of, period, requested }) =>
    of === license && requested !== undefined
      ? [{ ...about, what: 'extension' as const, period, way: requested.route, since: requested.on }]
      : [],
  );
  if (pending === undefined) return asked;
  const { what, period, route = null, on } = pending;
  return [{ ...about, what, period, way: route, since: on }, ...asked];
}
