import type { Decision } from '../../domain/decision.ts';
import type { ObligationFact } from '../../domain/facts.ts';
import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Day } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { todayIn } from '../clock.ts';
import type { OpenedEvent } from '../envelope.ts';
import { type EducatorRecord, recordOf } from '../facts-of.ts';
import { type Consequences, type Jurist, obligationsOf, standingAt } from '../standing.ts';
import { knownOf, nobody } from './known-ordinal.ts';

export interface StatusAsk {
  /** The caller when not given. */
  readonly educator?: string;
  /** Stream of a license. */
  readonly license?: string;
  /** Stream of a period. */
  readonly period?: string;
  /** Today in the state when not given. */
  readonly asOf?: Day;
  /** Milliseconds since 1970; everything recorded is known when not given. */
  readonly knownAt?: number;
}

export interface StoredRenewal {
  readonly on: Day;
  readonly by: string;
  readonly validFrom: Day;
  readonly expiresOn: Day;
  readonly decision: Decision;
}

export interface RenewalStatus {
  readonly educator: string;
  readonly class: string;
  readonly obligation: ObligationFact;
  /** Last ordinal known to the answer. */
  readonly ordinal: number;
  /** Undefined while no policy is published for the obligation. */
  readonly decision: Decision | undefined;
  readonly consequences: () => Consequences;
  /** The renewal that ended the period, as it was stored. */
  readonly renewal: StoredRenewal | undefined;
}

const NOTHING: Consequences = { routes: [], answers: [], audits: [] };

/**
 * How the caller may see an educator's obligations stand, recomputed from the log. Undefined where there is no
 * such educator or nothing of them is the caller's to see.
 */
export async function renewalStatus(
  jurist: Jurist,
  identity: Identity,
  { educator = identity.educator, license, period, asOf, knownAt }: StatusAsk,
): Promise<readonly RenewalStatus[] | Refusal | undefined> {
  const { ledger } = jurist;
  if (educator === undefined) return nobody(ledger, knownAt);
  const known = await knownOf(ledger, educator, knownAt);
  if (isRefusal(known)) return known;
  const { ordinal, events } = known;
  const record = recordOf(educator, events);
  const seen = visibleObligations(identity, record, events);
  if (seen === undefined) return undefined;
  const asked = seen.filter(
    (obligation) =>
      (license === undefined || obligation.license === license) &&
      (period === undefined || obligation.period === period),
  );
  return Promise.all(
    asked.map(async (obligation) => {
      const day = asOf ?? todayIn(ledger.clock, obligation.state);
      const standing = await standingAt(jurist, record, obligation.period, day, ordinal);
      return {
        educator,
        class: record.licenses.get(obligation.license)?.class ?? '',
        obligation,
        ordinal,
        decision: standing?.decision,
        consequences: standing?.consequences ?? (() => NOTHING),
        renewal: renewalOf(events, obligation.period),
      };
    }),
  );
}

/** Each obligation is its own state's; an educator without any is their registering state's. */
function visibleObligations(
  identity: Identity,
  record: EducatorRecord,
  events: readonly OpenedEvent[],
): readonly ObligationFact[] | undefined {
  const { educator } = record;
  const service = [...record.service.values()];
  const sees = (state: string) => {
    const employers = service.filter((year) => year.state === state).map(({ employer }) => employer);
    return may(identity, 'standing.read', { educator, state, employers });
  };
  const obligations = obligationsOf(record).filter(({ state }) => sees(state));
  const registered = events.find((event) => event.type === 'educator.Registered')?.data.state;
  const known = registered !== undefined && sees(registered);
  return known || obligations.length > 0 ? obligations : undefined;
}

function renewalOf(events: readonly OpenedEvent[], period: string): StoredRenewal | undefined {
  const renewed = events.find((event) => event.type === 'license.Renewed' && event.data.period === period);
  return renewed?.type === 'license.Renewed' ? renewed.data : undefined;
}
