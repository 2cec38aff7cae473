import { claimProblem } from '../../domain/credit/claim.ts';
import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { CreditAnswer, Decision } from '../../domain/decision.ts';
import type { ObligationFact } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { evaluate } from '../../rules/index.ts';
import type { Identity } from '../access.ts';
import { todayIn } from '../clock.ts';
import { unitProblem } from '../executing/unit-problem.ts';
import { factsFor, type EducatorRecord } from '../facts/facts-of.ts';
import { fault } from '../fault.ts';
import { forecast } from '../planning/forecast.ts';
import { type Activity, type PlannedAct, recordWith } from '../planning/planned-credit.ts';
import { policyAt, type PolicyInForce } from '../standing/policy-book.ts';
import type { Jurist } from '../standing/standing.ts';
import type { Known } from './known-record.ts';
import { ofWhom, type Whom } from './of-whom.ts';
import type { Repairs, UnderRepair } from './renewal-status.ts';
import { badInput, type BadInput } from './unanswered.ts';

export interface WouldCountAsk extends Pick<Whom, 'educator' | 'license'> {
  readonly activity: Activity;
  /** May be still to come. */
  readonly completedOn: Day;
}

/** What an activity would be for one obligation. */
export interface WouldCount {
  readonly educator: string;
  readonly class: string;
  readonly obligation: ObligationFact;
  /** Last ordinal known to the answer. */
  readonly ordinal: number;
  /** The day it is seen from: that of completion, or today where that is past. */
  readonly asOf: Day;
  /** Undefined while no policy is published for the obligation, or where it is under repair. */
  readonly answer: Foreseen | undefined;
  readonly underRepair: UnderRepair | undefined;
}

interface Foreseen {
  /** Without the activity, seen from the same day. */
  readonly before: Decision;
  /** With it, claimed and acted upon that day. */
  readonly after: Decision;
  readonly credit: CreditAnswer | undefined;
  readonly claimedAlone: CreditAnswer | undefined;
  readonly awaits: readonly PlannedAct[];
}

/**
 * Whether an activity would count toward each open obligation of an educator, as the rules would say if it were
 * claimed and acted upon; nothing is recorded. Undefined where nothing of the educator is the caller's to see.
 */
export async function wouldCount(
  jurist: Jurist,
  repairs: Repairs,
  identity: Identity,
  { activity, completedOn, ...whom }: WouldCountAsk,
): Promise<readonly WouldCount[] | Refusal | undefined> {
  const wrong = activityProblem(activity, completedOn);
  if (wrong !== undefined) return wrong;
  const found = await ofWhom(jurist.ledger, identity, whom);
  if (found === undefined || isRefusal(found)) return found;
  const { known, asked } = found;
  const open = asked.filter((one) => one.completedOn === undefined);
  const unread = await unreadUnit(jurist, open, activity, known.ordinal);
  if (unread !== undefined) return unread;
  return Promise.all(open.map((one) => answerFor(jurist, repairs, known, one, activity, completedOn)));
}

/** What would be refused of the claim, whoever made it; that it is still to come is not. */
function activityProblem(activity: Activity, completedOn: Day): BadInput | undefined {
  const anybody = { educator: 'TN-1', state: 'TN' };
  const problem = claimProblem({ ...activity, ...anybody, completedOn }, completedOn);
  if (problem === undefined) return undefined;
  if (problem.refused === 'completed_on')
    return badInput('completedOn', `cannot be asked. ${problem.because}`);
  return badInput('activity', `could not be claimed. ${problem.because}`);
}

/** Refused as the claim would be, where no state toward which it could be claimed reads its unit. */
async function unreadUnit(
  { ledger, compiled }: Jurist,
  open: readonly ObligationFact[],
  { unit }: Activity,
  ordinal: number,
): Promise<BadInput | undefined> {
  const problems = await Promise.all(
    open.map(async ({ state, strand }) =>
      unitProblem((await policyAt(ledger, compiled, state, strand, ordinal))?.policy, unit),
    ),
  );
  const [first] = problems;
  if (first === undefined || problems.includes(undefined)) return undefined;
  return badInput('activity', `could not be claimed. ${first.because}`);
}

async function answerFor(
  { ledger, compiled }: Jurist,
  { reads, onFailure }: Repairs,
  known: Known,
  obligation: ObligationFact,
  activity: Activity,
  completedOn: Day,
): Promise<WouldCount> {
  const { record, ordinal, failure } = known;
  const { educator } = record;
  const { state, strand } = obligation;
  const today = todayIn(ledger.clock, state);
  const asOf = completedOn > today ? completedOn : today;
  const held = record.licenses.get(obligation.license)?.class ?? '';
  const about = { educator, class: held, obligation, ordinal, asOf };
  const law = await policyAt(ledger, compiled, state, strand, ordinal);
  if (law === undefined) return { ...about, answer: undefined, underRepair: undefined };
  try {
    if (failure !== undefined) throw failure;
    const claim = { ...activity, state, completedOn };
    return { ...about, answer: foresee(law, known, obligation, claim, asOf), underRepair: undefined };
  } catch (error) {
    onFailure(error);
    return { ...about, answer: undefined, underRepair: { since: await reads.underRepairSince(educator) } };
  }
}

type Claim = Parameters<typeof recordWith>[2]['claim'];

function foresee(
  { policy, settings }: PolicyInForce,
  { record, events, ordinal }: Known,
  { period }: ObligationFact,
  claim: Claim,
  asOf: Day,
): Foreseen {
  const decided = (seen: EducatorRecord): Decision => {
    const facts = factsFor(seen, period, ordinal);
    if (facts === undefined)
      throw fault('license_unknown', `${period} is of a license that is not on record.`);
    return evaluate(policy, settings, facts, asOf);
  };
  const before = decided(record);
  const foreseen = forecast((act) => decided(recordWith(record.educator, events, { claim, act, on: asOf })));
  return { before, ...foreseen };
}
