import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Decision, NodeAnswer } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import { routeNamed } from '../../rules/index.ts';
import type { Identity } from '../access.ts';
import { todayIn } from '../clock.ts';
import type { LicenseRecord } from '../facts/facts-of.ts';
import { readOnce } from '../planning/offering.ts';
import { lawText } from '../planning/plan-search.ts';
import { type Plans, unmetIn } from '../planning/plan.ts';
import { PATHWAYS, pathwayFacts, type Tier } from '../standing/pathways.ts';
import { lawsAt } from '../standing/standing.ts';
import { type Known, knownOf } from './known-record.ts';
import { type NoPlan, noPlanOf } from './no-plan.ts';
import { holderOf } from './of-whom.ts';
import { licensesSeen } from './pathways.ts';
import {
  budgetProblem,
  credentialsSeen,
  type PlanAsk,
  type Planners,
  unlessRefused,
} from './plan-to-renew.ts';

export interface PlanToAdvanceAsk extends PlanAsk {
  /** The tier or role, by its name in the policy. */
  readonly tier: string;
  readonly educator?: string;
  /** Stream of the license. */
  readonly license?: string;
}

/** What to do next toward a tier under one license. */
export interface AdvancementPlans {
  readonly educator: string;
  /** Stream of the license. */
  readonly license: string;
  readonly class: string;
  readonly state: string;
  readonly ordinal: number;
  readonly from: Day;
  /** What the amounts of the law are counted in. */
  readonly unit: string;
  readonly citations: Decision['citations'];
  readonly plans: Plans<Tier>;
  /** Undefined where there is a plan. */
  readonly noPlan: NoPlan | undefined;
  /** What no plan closes: what is left by the first, or what lacks where there is none. */
  readonly remaining: readonly NodeAnswer[];
}

/**
 * What to do next to advance to a tier, under each license whose state has one of that name that concerns the educator:
 * credits where the law counts any, and whatever else lacks. Undefined where nothing of them is the caller's to see.
 */
export async function planToAdvance(
  { jurist, catalogue, search }: Planners,
  identity: Identity,
  { tier, educator, license, ...ask }: PlanToAdvanceAsk,
): Promise<readonly AdvancementPlans[] | Refusal | undefined> {
  const wrong = budgetProblem(ask);
  if (wrong !== undefined) return wrong;
  const { ledger } = jurist;
  const whom = educator ?? (await holderOf(ledger, license)) ?? identity.educator;
  if (whom === undefined) return undefined;
  const known = await knownOf(ledger, whom, undefined);
  if (isRefusal(known)) return known;
  if (known.failure !== undefined) throw known.failure;
  const asked = licensesSeen(identity, known.record, license);
  if (asked === undefined) return undefined;
  const own = await credentialsSeen(jurist, identity, whom);
  const source = { jurist, catalogue: readOnce(catalogue), search, known, own };
  const lawOf = lawsAt(jurist, known.ordinal);
  const answers = asked.map((held) => plansUnder(held, { ...source, lawOf }, tier, ask));
  return unlessRefused((await Promise.all(answers)).flat());
}

interface Source extends Planners {
  readonly known: Known;
  readonly own: Awaited<ReturnType<typeof credentialsSeen>>;
  readonly lawOf: ReturnType<typeof lawsAt>;
}

async function plansUnder(
  held: LicenseRecord,
  { jurist, catalogue, search, known, own, lawOf }: Source,
  tier: string,
  ask: PlanAsk,
): Promise<readonly (AdvancementPlans | Refusal)[]> {
  const { record, events, ordinal } = known;
  const { state, license, class: heldClass } = held;
  const law = await lawOf(state, PATHWAYS);
  if (law === undefined) return [];
  const { from = todayIn(jurist.ledger.clock, state) } = ask;
  const facts = pathwayFacts(record, held, from, ordinal);
  const now = routeNamed(law.policy, law.settings, facts, from, tier);
  if (now === undefined) return [];
  const plans = await search.toAdvance({
    ...{ law: lawText(law), facts, own, now, wishes: { ...ask, from } },
    planner: { record, events, state, from },
    offerings: await catalogue.offeringsFor(state, from),
  });
  if (isRefusal(plans)) return [plans];
  const [best] = plans.plans;
  return [
    {
      ...{ educator: record.educator, license, class: heldClass, state, ordinal, from, plans },
      ...{ unit: law.policy.unit.many, citations: law.policy.citations },
      noPlan: noPlanOf(plans),
      remaining: best?.remaining ?? unmetIn(now.requirement),
    },
  ];
}
