import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Decision, NodeAnswer } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import { routeNamed } from '../../rules/index.ts';
import type { Identity } from '../access.ts';
import { todayIn } from '../clock.ts';
import type { LicenseRecord } from '../facts-of.ts';
import { PATHWAYS, pathwayFacts, type Tier } from '../pathways.ts';
import { type Catalogue, readOnce } from '../planning/offering.ts';
import { type Plans, plansFor, unmetIn } from '../planning/plan.ts';
import { tierGoal } from '../planning/tier-goal.ts';
import { type Jurist, lawsAt } from '../standing.ts';
import { type Known, knownOf } from './known-record.ts';
import { holderOf } from './of-whom.ts';
import { licensesSeen } from './pathways.ts';
import { budgetProblem, candidatesOf, credentialsSeen, type PlanAsk } from './plan-to-renew.ts';

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
  /** What no plan closes: what is left by the first, or what lacks where there is none. */
  readonly remaining: readonly NodeAnswer[];
}

/**
 * What to do next to advance to a tier, under each license whose state has one of that name that concerns the educator:
 * credits where the law counts any, and whatever else lacks. Undefined where nothing of them is the caller's to see.
 */
export async function planToAdvance(
  jurist: Jurist,
  catalogue: Catalogue,
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
  const source = { jurist, catalogue: readOnce(catalogue), known, own };
  const lawOf = lawsAt(jurist, known.ordinal);
  const answers = asked.map((held) => plansUnder(held, { ...source, lawOf }, tier, ask));
  return (await Promise.all(answers)).flat();
}

interface Source {
  readonly jurist: Jurist;
  readonly catalogue: Catalogue;
  readonly known: Known;
  readonly own: Awaited<ReturnType<typeof credentialsSeen>>;
  readonly lawOf: ReturnType<typeof lawsAt>;
}

async function plansUnder(
  held: LicenseRecord,
  { jurist, catalogue, known, own, lawOf }: Source,
  tier: string,
  ask: PlanAsk,
): Promise<readonly AdvancementPlans[]> {
  const { record, events, ordinal } = known;
  const { state, license, class: heldClass } = held;
  const law = await lawOf(state, PATHWAYS);
  if (law === undefined) return [];
  const { from = todayIn(jurist.ledger.clock, state) } = ask;
  const facts = pathwayFacts(record, held, from, ordinal);
  const now = routeNamed(law.policy, law.settings, facts, from, tier);
  if (now === undefined) return [];
  const candidates = await candidatesOf(catalogue, { record, events, state, from }, own);
  const plans = plansFor(tierGoal(law, facts, now), candidates, { ...ask, from });
  const [best] = plans.plans;
  return [
    {
      ...{ educator: record.educator, license, class: heldClass, state, ordinal, from, plans },
      ...{ unit: law.policy.unit.many, citations: law.policy.citations },
      remaining: best?.remaining ?? unmetIn(now.requirement),
    },
  ];
}
