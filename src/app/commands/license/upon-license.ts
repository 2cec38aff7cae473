import type { Refusal } from '../../../domain/decider.ts';
import { license as decider, type LicenseCommand, type LicenseState } from '../../../domain/license/index.ts';
import type { Action } from '../../access.ts';
import { todayIn } from '../../clock.ts';
import { execute, type Recording, type Request } from '../../executing/execute.ts';
import type { EducatorRecord } from '../../facts/facts-of.ts';
import { type Jurist, recordAt } from '../../standing/standing.ts';
import { type Caller, forbidden, requestOf } from '../caller.ts';
import { resourceOf } from '../license.ts';

/** A license as it stands when something is to be done upon it, and the record of its holder. */
export interface Matter {
  /** Stream of the license. */
  readonly stream: string;
  readonly state: LicenseState;
  readonly record: EducatorRecord;
  readonly ordinal: number;
  readonly today: string;
}

export type Given = LicenseCommand | Refusal;

/** What is asked of one license: by whom it may be done, and how the law completes it. */
export interface UponLicense {
  /** Name without its prefix, as `OH-1234567`. */
  readonly license: string;
  readonly action: Action;
  /** What was asked, word for word. */
  readonly asked: object;
  readonly given: (matter: Matter) => Given | Promise<Given>;
}

/** For a caller, who must be allowed to. */
export async function actUpon(
  jurist: Jurist,
  caller: Caller,
  { license, action, asked, given }: UponLicense,
): Promise<Recording | Refusal> {
  const permitted = async (state: LicenseState) => forbidden(caller, action, await resourceOf(jurist, state));
  return carryOutUpon(jurist, `license-${license}`, asked, given, requestOf(caller), permitted);
}

/** For whoever asks: a reactor asks nobody's leave. */
export function carryOutUpon(
  jurist: Jurist,
  stream: string,
  asked: object,
  given: UponLicense['given'],
  request: Request,
  permitted: (state: LicenseState) => Promise<Refusal | undefined> = () => Promise.resolve(undefined),
): Promise<Recording | Refusal> {
  return execute(
    jurist.ledger,
    decider,
    { stream },
    {
      asked,
      given: async (state) => (await permitted(state)) ?? given(await matterOf(jurist, stream, state)),
    },
    request,
  );
}

async function matterOf(jurist: Jurist, stream: string, state: LicenseState): Promise<Matter> {
  return matterAt(jurist, stream, state, await jurist.ledger.log.head());
}

/** By what was known at a place of the log. */
export async function matterAt(
  { ledger }: Jurist,
  stream: string,
  state: LicenseState,
  ordinal: number,
): Promise<Matter> {
  const { educator = '', state: of } = state.issued ?? {};
  const record = await recordAt(ledger, educator, ordinal);
  return { stream, state, record, ordinal, today: todayIn(ledger.clock, of) };
}
