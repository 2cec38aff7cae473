import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Day } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { todayIn } from '../clock.ts';
import type { EducatorRecord, LicenseRecord } from '../facts/facts-of.ts';
import { keptByApplication } from '../serving/kept.ts';
import { type Because, mayServe } from '../serving/may-serve.ts';
import { standingOfLicense } from '../serving/standing-of-license.ts';
import { type Jurist, lawsAt, obligationsOf } from '../standing/standing.ts';
import { knownOf } from './known-record.ts';
import { sees } from './may-serve.ts';

/** Something that was applied for and awaits its answer. */
export interface WaitingApplication {
  readonly what: 'renewal' | 'election' | 'extension' | 'license' | 'endorsement';
  /** Stream of the application, where it has one of its own. */
  readonly application: string | null;
  /** Stream of the license it concerns; null where one is applied for. */
  readonly license: string | null;
  readonly state: string;
  /** Null for what is owed in no period. */
  readonly period: string | null;
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
  // What somebody wants to become is no employer's to see.
  const filed = [...record.openApplications].filter(([, { state }]) =>
    may(identity, 'license.application_read', { educator, state }),
  );
  const isHidden = licenses.length === 0 && filed.length === 0;
  if (isHidden && educator !== identity.educator) return undefined;
  const lawOf = lawsAt(jurist, ordinal);
  const waiting = await Promise.all(
    licenses.map(async (license) => {
      const day = todayIn(jurist.ledger.clock, license.state);
      const kept = await keptByApplication(record, day, { lawOf, ordinal });
      const standings = [standingOfLicense(educator, license, day)];
      const serving = mayServe({ state: license.state }, standings, day, kept);
      return applicationsFor(record, license).map((one) => ({
        ...{ ...one, mayServe: serving.may, reasons: serving.reasons },
      }));
    }),
  );
  const states = new Map(
    [...new Set(filed.map(([, { state }]) => state))].map((state) => [
      state,
      servingIn(jurist, record, state, { lawOf, ordinal }),
    ]),
  );
  const newly = filed.map(async ([application, { kind, license = null, state, on }]) => ({
    ...{ what: kind, application, license, state, period: null, way: null, since: on },
    with: `the licensing agency of ${state}`,
    ...((await states.get(state)) ?? { mayServe: false, reasons: [] }),
  }));
  return [...waiting.flat(), ...(await Promise.all(newly))];
}

/** Whether somebody may serve in a state today, under whatever they hold. */
async function servingIn(
  { ledger }: Jurist,
  record: EducatorRecord,
  state: string,
  law: Parameters<typeof keptByApplication>[2],
): Promise<Pick<WaitingApplication, 'mayServe' | 'reasons'>> {
  const day = todayIn(ledger.clock, state);
  const kept = await keptByApplication(record, day, law);
  const held = [...record.licenses.values()].map((one) => standingOfLicense(record.educator, one, day));
  const answer = mayServe({ state }, held, day, kept);
  return { mayServe: answer.may, reasons: answer.reasons };
}

function applicationsFor(
  record: EducatorRecord,
  { license, state, pending }: LicenseRecord,
): readonly Omit<WaitingApplication, 'mayServe' | 'reasons'>[] {
  const about = { application: null, license, state, with: `the licensing agency of ${state}` };
  const asked = obligationsOf(record).flatMap(({ license: of, period, requested }) =>
    of === license && requested !== undefined
      ? [{ ...about, what: 'extension' as const, period, way: requested.route, since: requested.on }]
      : [],
  );
  if (pending === undefined) return asked;
  const { what, period, route = null, on } = pending;
  return [{ ...about, what, period, way: route, since: on }, ...asked];
}
