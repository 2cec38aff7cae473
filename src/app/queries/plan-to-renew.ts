import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Decision } from '../../domain/decision.ts';
import type { ObligationFact } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { todayIn } from '../clock.ts';
import { factsFor } from '../facts/facts-of.ts';
import { fault } from '../fault.ts';
import type { OwnCredential } from '../planning/candidate.ts';
import { type Catalogue, readOnce } from '../planning/offering.ts';
import { ownCredentials } from '../planning/own-credentials.ts';
import { lawText, type PlanSearch } from '../planning/plan-search.ts';
import type { Plans } from '../planning/plan.ts';
import type { Objective } from '../planning/weight.ts';
import { type Jurist, lawsAt } from '../standing/standing.ts';
import type { Known } from './known-record.ts';
import { noLaw, type NoPlan, noPlanIn } from './no-plan.ts';
import { ofWhom, type Whom } from './of-whom.ts';
import type { Repairs, UnderRepair } from './renewal-status.ts';
import { badInput, type BadInput } from './unanswered.ts';

/** What all plans are asked with. */
export interface PlanAsk {
  /** The day from which something can be begun; today in the state when not given. */
  readonly from?: Day;
  readonly objective: Objective;
  /** Whole cents for all of it. */
  readonly budgetCents?: number;
}

export type PlanToRenewAsk = PlanAsk & Pick<Whom, 'educator' | 'license'>;

/** What to do next for one obligation. */
export interface RenewalPlans {
  readonly educator: string;
  readonly class: string;
  readonly obligation: ObligationFact;
  /** Last ordinal known to the answer. */
  readonly ordinal: number;
  readonly from: Day;
  /** Undefined while no policy is published for the obligation, or where it is under repair. */
  readonly plans: Plans<Decision> | undefined;
  /** Undefined where there is a plan, and under repair. */
  readonly noPlan: NoPlan | undefined;
  readonly underRepair: UnderRepair | undefined;
}

/** Whom plans are asked of: who reads the law and the record, tells what is on offer, and searches. */
export interface Planners {
  readonly jurist: Jurist;
  readonly catalogue: Catalogue;
  readonly search: PlanSearch;
}

export interface RenewalPlanners extends Planners {
  readonly repairs: Repairs;
}

/**
 * What to do next toward each open obligation of an educator: the least sets of what is begun and what is on offer that
 * close what is missing, each proven by evaluating it. Undefined where nothing of them is the caller's to see.
 */
export async function planToRenew(
  { jurist, catalogue, search, repairs }: RenewalPlanners,
  identity: Identity,
  { educator, license, ...ask }: PlanToRenewAsk,
): Promise<readonly RenewalPlans[] | Refusal | undefined> {
  const wrong = budgetProblem(ask);
  if (wrong !== undefined) return wrong;
  const whom = {
    ...(educator === undefined ? {} : { educator }),
    ...(license === undefined ? {} : { license }),
  };
  const found = await ofWhom(jurist.ledger, identity, whom);
  if (found === undefined || isRefusal(found)) return found;
  const { known, asked } = found;
  const open = asked.filter((one) => one.completedOn === undefined);
  const own = await credentialsSeen(jurist, identity, known.record.educator);
  const source = { jurist, catalogue: readOnce(catalogue), search, repairs, known, own };
  const lawOf = lawsAt(jurist, known.ordinal);
  return unlessRefused(await Promise.all(open.map((one) => plansTo(one, { ...source, lawOf }, ask))));
}

export function budgetProblem({ budgetCents = 0 }: PlanAsk): BadInput | undefined {
  return budgetCents < 0 ? badInput('budgetCents', 'is a number of cents from 0.') : undefined;
}

/** Drafts and work in assessment are the learner's alone to see. */
export async function credentialsSeen(
  { ledger }: Jurist,
  identity: Identity,
  educator: string,
): Promise<readonly OwnCredential[]> {
  return may(identity, 'credential.read', { educator }) ? ownCredentials(ledger, educator) : [];
}

/** All of the answers, or the first that was refused. */
export function unlessRefused<A extends object>(answers: readonly (A | Refusal)[]): readonly A[] | Refusal {
  return answers.find(isRefusal) ?? answers.filter((answer): answer is A => !isRefusal(answer));
}

interface Source extends RenewalPlanners {
  readonly known: Known;
  readonly own: readonly OwnCredential[];
  readonly lawOf: ReturnType<typeof lawsAt>;
}

async function plansTo(
  obligation: ObligationFact,
  { jurist: { ledger }, catalogue, search, repairs, known, own, lawOf }: Source,
  ask: PlanAsk,
): Promise<RenewalPlans | Refusal> {
  const { record, events, ordinal, failure } = known;
  const { educator } = record;
  const { state, strand, period, license } = obligation;
  const { from = todayIn(ledger.clock, state) } = ask;
  const held = record.licenses.get(license)?.class ?? '';
  const about = { educator, class: held, obligation, ordinal, from };
  const law = await lawOf(state, strand);
  if (law === undefined)
    return { ...about, plans: undefined, noPlan: noLaw(obligation), underRepair: undefined };
  const offerings = await catalogue.offeringsFor(state, from);
  try {
    if (failure !== undefined) throw failure;
    const facts = factsFor(record, period, ordinal);
    if (facts === undefined) {
      throw fault('license_unknown', `${period} is of a license that is not on record.`);
    }
    const plans = await search.toRenew({
      ...{ law: lawText(law), facts, offerings, own, wishes: { ...ask, from } },
      planner: { record, events, state, from },
      until: from > obligation.endsOn ? undefined : obligation.endsOn,
    });
    if (isRefusal(plans)) return plans;
    return { ...about, plans, noPlan: noPlanIn(plans, obligation, from), underRepair: undefined };
  } catch (error) {
    repairs.onFailure(error);
    const since = await repairs.reads.underRepairSince(educator);
    return { ...about, plans: undefined, noPlan: undefined, underRepair: { since } };
  }
}
