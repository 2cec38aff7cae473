import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { boundTo } from '../facts/provider-register.ts';
import { fault } from '../fault.ts';
import type { Tier } from '../standing/pathways.ts';
import {
  type CompiledPolicies,
  compiledOnce,
  type PolicyInForce,
  type PublishedLaw,
} from '../standing/policy-book.ts';
import { type OwnCredential, type Planner, trialsOf } from './candidate.ts';
import type { Offering } from './offering.ts';
import { type Plans, plansFor, type PlanWishes } from './plan.ts';
import { renewalGoal } from './renewal-goal.ts';
import { tierGoal } from './tier-goal.ts';

/** A law as it travels between threads. */
interface LawText {
  readonly text: string;
  readonly name: string;
  readonly digest: string;
  readonly settings: PolicyInForce['settings'];
  readonly register: PolicyInForce['policy']['register'];
}

/** What plans are made from: plain data, so that it can be sent to whoever searches. */
interface Planned {
  readonly law: LawText;
  readonly facts: Facts;
  readonly planner: Planner;
  readonly offerings: readonly Offering[];
  readonly own: readonly OwnCredential[];
  readonly wishes: PlanWishes;
}

export interface ToRenew extends Planned {
  /** Last day on which something may be done; undefined where it is over already, and rules alone say what counts. */
  readonly until: Day | undefined;
}

export interface ToAdvance extends Planned {
  /** How the educator stands towards the tier on the day they plan from. */
  readonly now: Tier;
}

export type PlanTask = { readonly toRenew: ToRenew } | { readonly toAdvance: ToAdvance };
export type PlanAnswer = { readonly toRenew: Plans<Decision> } | { readonly toAdvance: Plans<Tier> };

/** Who searches plans; refuses what it cannot search now. */
export interface PlanSearch {
  readonly toRenew: (asked: ToRenew) => Promise<Plans<Decision> | Refusal>;
  readonly toAdvance: (asked: ToAdvance) => Promise<Plans<Tier> | Refusal>;
}

export function lawText({ policy, settings, text }: PublishedLaw): LawText {
  const { state, strand, digest, register } = policy;
  return { text, name: `${state} ${strand}`, digest, settings, register };
}

/** Searches here and now: up to some tenths of a second of a core for each. */
export function searchPlans(compiled: CompiledPolicies, task: PlanTask): PlanAnswer {
  if ('toRenew' in task) return { toRenew: plansToRenew(compiled, task.toRenew) };
  return { toAdvance: plansToAdvance(compiled, task.toAdvance) };
}

function plansToRenew(compiled: CompiledPolicies, { law, facts, until, wishes, ...asked }: ToRenew) {
  const inTime = trialsOf(asked.planner, asked.offerings, asked.own).filter(
    ({ day }) => until === undefined || day <= until,
  );
  return plansFor(renewalGoal(lawFrom(compiled, law), facts), inTime, wishes);
}

function plansToAdvance(compiled: CompiledPolicies, { law, facts, now, wishes, ...asked }: ToAdvance) {
  const trials = trialsOf(asked.planner, asked.offerings, asked.own);
  return plansFor(tierGoal(lawFrom(compiled, law), facts, now), trials, wishes);
}

function lawFrom(
  compiled: CompiledPolicies,
  { text, name, digest, settings, register }: LawText,
): PolicyInForce {
  return { policy: boundTo(compiledOnce(compiled, text, name, digest), register), settings };
}

/** A search by whoever answers tasks. */
export function planSearchBy(ask: (task: PlanTask) => Promise<PlanAnswer | Refusal>): PlanSearch {
  const other = fault('plan_of_another', 'A search was answered with the plans of another one.');
  return {
    toRenew: async (toRenew) => {
      const answer = await ask({ toRenew });
      if (isRefusal(answer)) return answer;
      if ('toRenew' in answer) return answer.toRenew;
      throw other;
    },
    toAdvance: async (toAdvance) => {
      const answer = await ask({ toAdvance });
      if (isRefusal(answer)) return answer;
      if ('toAdvance' in answer) return answer.toAdvance;
      throw other;
    },
  };
}
