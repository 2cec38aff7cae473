import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Decision } from '../../domain/decision.ts';
import type { ObligationFact } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import type { RenewalWindow } from '../../rules/index.ts';
import type { Identity } from '../access.ts';
import { todayIn } from '../clock.ts';
import { type EducatorRecord, inTermAt } from '../facts/facts-of.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { obligationOn } from '../periods/as-it-stood.ts';
import { policyAt } from '../standing/policy-book.ts';
import { type Consequences, type Jurist, standingUnder } from '../standing/standing.ts';
import { type Known, nobody } from './known-record.ts';
import { ofWhom, type Whom } from './of-whom.ts';
import { type OpenReview, openReviewsOf } from './open-reviews.ts';
import type { ReadModels } from './read-models.ts';

export interface StatusAsk extends Whom {
  /** Today in the state when not given. */
  readonly asOf?: Day;
}

export interface StoredRenewal {
  readonly on: Day;
  readonly by: string;
  readonly validFrom: Day;
  /** Null for life. */
  readonly expiresOn: Day | null;
  readonly decision: Decision;
}

export interface RenewalStatus {
  readonly educator: string;
  readonly class: string;
  readonly obligation: ObligationFact;
  /** Last ordinal known to the answer. */
  readonly ordinal: number;
  /** Undefined while no policy is published for the obligation, or where it is under repair. */
  readonly decision: Decision | undefined;
  /** Where the answer cannot be computed until something is repaired. */
  readonly underRepair: UnderRepair | undefined;
  readonly consequences: () => Consequences;
  /** From when to when the renewal may be applied for; undefined where there is no decision. */
  readonly window: (() => RenewalWindow) | undefined;
  /** The renewal that ended the period, as it was stored. */
  readonly renewal: StoredRenewal | undefined;
  /** Of its credits and of what was decided in its period, those that await being looked at again. */
  readonly openReviews: readonly OpenReview[] | null;
}

export interface UnderRepair {
  /** Milliseconds since 1970; undefined where nobody but the asker has come upon it yet. */
  readonly since: number | undefined;
}

/** What an answer needs where it cannot be computed. */
export interface Repairs {
  readonly reads: Pick<ReadModels, 'underRepairSince'>;
  /** Hears why. */
  readonly onFailure: (error: unknown) => void;
}

const NOTHING: Consequences = { routes: [], answers: [], audits: [] };

/**
 * How the caller may see an educator's obligations stand, recomputed from the log. Undefined where there is no
 * such educator or nothing of them is the caller's to see. What cannot be computed, because an event or its
 * evaluation fails, is told with what is known beside it.
 */
export async function renewalStatus(
  jurist: Jurist,
  repairs: Repairs,
  identity: Identity,
  ask: StatusAsk,
): Promise<readonly RenewalStatus[] | Refusal | undefined> {
  const { ledger } = jurist;
  const found = await ofWhom(ledger, identity, ask);
  if (found === undefined) return nobody(ledger, ask.knownAt);
  if (isRefusal(found)) return found;
  const { known, asked } = found;
  const { ordinal, record, events } = known;
  const { educator } = record;
  const { asOf } = ask;
  return Promise.all(
    asked.map(async (obligation) => {
      const { state, period } = obligation;
      const day = asOf ?? todayIn(ledger.clock, state);
      const answer = await answerOf(jurist, repairs, known, obligation, asOf);
      const counted = new Set(answer.decision?.credits.map(({ source }) => source));
      const made = decidedFor(events, period);
      const concerns = (of: string) => counted.has(of) || made.has(of);
      return {
        educator,
        obligation: obligationOn(obligation, day),
        class: classIn(record, obligation),
        ordinal,
        ...answer,
        renewal: renewalOf(events, period),
        openReviews: openReviewsOf(identity, record, { state, asOf: day }, concerns),
      };
    }),
  );
}

/** The class of the license in that period: another may have followed it. */
function classIn({ licenses }: EducatorRecord, { license, startsOn }: ObligationFact): string {
  const held = licenses.get(license);
  return held === undefined ? '' : inTermAt(held, startsOn).class;
}

type Answer = Pick<RenewalStatus, 'decision' | 'consequences' | 'window' | 'underRepair'>;

async function answerOf(
  jurist: Jurist,
  { reads, onFailure }: Repairs,
  { record, ordinal, failure }: Known,
  { period, state, strand }: ObligationFact,
  asOf: Day | undefined,
): Promise<Answer> {
  // Read before anything is computed: a log that cannot be read now is no fault of the educator's record.
  const law = await policyAt(jurist.ledger, jurist.compiled, state, strand, ordinal);
  try {
    if (failure !== undefined) throw failure;
    const standing = standingUnder(law, record, period, asOf ?? todayIn(jurist.ledger.clock, state), ordinal);
    const { decision, consequences = () => NOTHING, window } = standing ?? {};
    return { decision, consequences, window, underRepair: undefined };
  } catch (error) {
    onFailure(error);
    const since = await reads.underRepairSince(record.educator);
    return { decision: undefined, consequences: () => NOTHING, window: undefined, underRepair: { since } };
  }
}

/** Where acts upon the license stand that were decided for a period. */
function decidedFor(events: readonly OpenedEvent[], period: string): ReadonlySet<string> {
  const made = events.filter(
    ({ type, data }) => type.startsWith('license.') && 'period' in data && data.period === period,
  );
  return new Set(made.map(({ stream, revision }) => `${stream}@${revision}`));
}

function renewalOf(events: readonly OpenedEvent[], period: string): StoredRenewal | undefined {
  const renewed = events.find((event) => event.type === 'license.Renewed' && event.data.period === period);
  return renewed?.type === 'license.Renewed' ? renewed.data : undefined;
}
