import type { ObligationFact } from '../../domain/facts.ts';
import { calendarStream } from '../../domain/streams.ts';
import { type Day, isDay } from '../../domain/values/day.ts';
import { todayIn } from '../clock.ts';
import { type EducatorRecord, type LicenseRecord, recordOf } from '../facts/facts-of.ts';
import type { Ledger } from '../log/ledger.ts';
import type { Known } from '../queries/known-record.ts';
import type { LicenseRow } from '../queries/license-reads.ts';
import { standingOfLicense, type Validity } from '../serving/standing-of-license.ts';
import { policyAt } from '../standing/policy-book.ts';
import { type Jurist, obligationsOf, standingUnder } from '../standing/standing.ts';

/** How a license and the obligation to renew it stood once the event with an ordinal was recorded. */
export interface FollowedStanding {
  /** Stream of the license. */
  readonly license: string;
  readonly educator: string;
  readonly state: string;
  readonly class: string;
  readonly fields: readonly string[];
  readonly validFrom: Day;
  /** Null for life. */
  readonly expiresOn: Day | null;
  readonly status: Validity;
  /** The status that was given, as `inactive`; `active` where none was. */
  readonly standing: string;
  readonly encumbered: boolean;
  readonly electedOn: Day | null;
  readonly proposedStatus: string | null;
  /** Of the obligation that is open; null where none is. */
  readonly deadline: Day | null;
  readonly outcome: LicenseRow['outcome'];
  readonly codes: readonly string[];
  /** What awaits its answer. */
  readonly renewalAppliedOn: Day | null;
  readonly extensionRequestedOn: Day | null;
  /** Since when the obligation rests. */
  readonly restsSince: Day | null;
}

/**
 * The standing of each license, from the log as it was at an ordinal: facts, law and the day that had begun in each
 * state. A function of the log alone, so that everybody is told the same, and told it again when asked again.
 */
export async function standingsAt(
  jurist: Jurist,
  { record: { educator }, events, failure }: Known,
  ordinal: number,
  onFailure: (error: unknown) => void,
): Promise<readonly FollowedStanding[]> {
  const until = events.filter((event) => event.ordinal <= ordinal);
  const record = recordOf(educator, until, failure === undefined ? undefined : onFailure);
  return Promise.all(
    [...record.licenses.values()].map(async (license) => {
      const today = await dayAt(jurist.ledger, license.state, ordinal);
      const open = obligationsOf(record).find((owed) => owed.license === license.license && isOpen(owed));
      return {
        ...standingOn(educator, license, today),
        ...(await answerOf(jurist, record, open, { today, ordinal, failure, onFailure })),
        deadline: open?.endsOn ?? null,
        renewalAppliedOn: open?.awaitsAnswer === true ? (open.appliedOn ?? null) : null,
        extensionRequestedOn: open?.requested?.on ?? null,
        restsSince: open?.rests?.find(({ until: last }) => last === undefined)?.from ?? null,
      };
    }),
  );
}

function isOpen({ completedOn, closed }: ObligationFact): boolean {
  return completedOn === undefined && closed === undefined;
}

/** Validity, standing and encumbrance are separate answers, as of the day that had begun. */
function standingOn(educator: string, license: LicenseRecord, today: Day) {
  const { fields, validity, status, encumbrances, pending, proposedLapse, ...held } = standingOfLicense(
    educator,
    license,
    today,
  );
  return {
    ...{ ...held, fields, status: validity, standing: status, encumbered: encumbrances.length > 0 },
    electedOn: pending?.what === 'election' ? pending.on : null,
    proposedStatus: proposedLapse?.status ?? null,
  };
}

interface At {
  readonly today: Day;
  readonly ordinal: number;
  readonly failure: Error | undefined;
  readonly onFailure: (error: unknown) => void;
}

const UNDER_REPAIR = { outcome: 'undetermined', codes: ['under_repair'] } as const;

async function answerOf(
  { ledger, compiled }: Jurist,
  record: EducatorRecord,
  open: ObligationFact | undefined,
  { today, ordinal, failure, onFailure }: At,
): Promise<Pick<FollowedStanding, 'outcome' | 'codes'>> {
  if (open === undefined) return { outcome: null, codes: [] };
  const law = await policyAt(ledger, compiled, open.state, open.strand, ordinal);
  if (law === undefined) return { outcome: 'undetermined', codes: ['no_policy'] };
  try {
    if (failure !== undefined) throw failure;
    const decision = standingUnder(law, record, open.period, today, ordinal)?.decision;
    return { outcome: decision?.outcome ?? null, codes: decision?.codes ?? [] };
  } catch (error) {
    onFailure(error);
    return UNDER_REPAIR;
  }
}

/** The last day that had begun in a state; before any did, today there. */
async function dayAt({ log, clock }: Ledger, state: string, ordinal: number): Promise<Day> {
  const [last] = await log.readAllBackwards(ordinal + 1, 1, { streams: [calendarStream(state)] });
  const on: unknown = last === undefined ? undefined : Reflect.get(JSON.parse(last.data) as object, 'on');
  return typeof on === 'string' && isDay(on) ? on : todayIn(clock, state);
}
