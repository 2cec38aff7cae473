import type { CreditAnswer, NodeAnswer } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Need } from '../../rules/index.ts';
import type { Trial } from './candidate.ts';
import type { Goal, Told } from './goal.ts';
import { lastDayOf, type Option, optionsOf } from './options.ts';
import { reachOf } from './reach.ts';
import { type Found, search } from './search.ts';
import { type Objective, OBJECTIVES } from './weight.ts';

export interface PlanWishes {
  /** The day the requirement is looked at before anything is done. */
  readonly from: Day;
  /** What the first plan is least in; plans that are least in something else follow. */
  readonly objective: Objective;
  readonly budgetCents?: number;
}

/** One thing to do, and what becomes of it. */
export interface PlanItem extends Pick<Option, 'candidate' | 'awaits' | 'worth'> {
  /** Where it counts, once all of the plan is done. */
  readonly credit: CreditAnswer | undefined;
  /** Keys of the law's citations for the parts it counts in. */
  readonly cites: readonly string[];
}

/** A set of things to do, the answer that proves what it comes to, and what it leaves. */
export interface Plan<A extends Told> {
  readonly leastBy: readonly Objective[];
  /** Whether no other set is less; false where the search gave up before it knew. */
  readonly isProven: boolean;
  /** Whether nothing remains to be done; otherwise all is closed that credits on offer can close. */
  readonly closesAll: boolean;
  readonly items: readonly PlanItem[];
  /** What is still to be taken is worth so much in all. */
  readonly hours: Hundredths;
  /** Sum of the costs that are known, and how many are not. */
  readonly costCents: number;
  readonly unpriced: number;
  /** The day the last is done, where all are taken side by side, and the answer as of then. */
  readonly doneOn: Day;
  readonly answer: A;
  readonly remaining: readonly NodeAnswer[];
}

/** Why there is no plan. */
export type WhyNone =
  | 'nothing_lacking'
  /** None of the candidates is worth anything. */
  | 'nothing_counts'
  /** All of them together close no part that is not closed without. */
  | 'nothing_closes'
  | 'over_budget'
  /** The search gave up before it had one. */
  | 'none_found';

export interface Plans<A extends Told> {
  readonly before: A;
  readonly plans: readonly Plan<A>[];
  /** Undefined where there is a plan. */
  readonly whyNone: WhyNone | undefined;
  /** How many candidates there were, and how many would count. */
  readonly considered: number;
  readonly usable: number;
  /** What would be lacking still if everything were done; undefined where nothing counts. */
  readonly withEverything: A | undefined;
}

/** Sets looked at before a search gives up: some tenths of a second. */
export const MOST_STEPS = 10_000;

/** The least plans that meet a requirement, or else close all of it that credits can. Pure. */
export function plansFor<A extends Told>(
  goal: Goal<A>,
  candidates: readonly Trial[],
  { from, objective, budgetCents }: PlanWishes,
  mostSteps = MOST_STEPS,
): Plans<A> {
  const before = goal.answer([], from);
  const considered = candidates.length;
  const none = { before, plans: [], considered, usable: 0, withEverything: undefined };
  if (isDone(before)) return { ...none, whyNone: 'nothing_lacking' };
  const options = optionsOf(goal, candidates);
  const last = lastDayOf(options);
  if (last === undefined) return { ...none, whyNone: 'nothing_counts' };
  const everything = goal.answer(creditsOf(options), last);
  const needsOn = onceFor((day) => goal.needs(creditsOf(options), day));
  const inTurn = [objective, ...OBJECTIVES.filter((other) => other !== objective)];
  const plans = inTurn.flatMap((by) => {
    const found = leastBy(goal, options, { by, budgetCents, before, everything, needsOn, mostSteps });
    return found === undefined ? [] : [planOf(goal, found, by)];
  });
  const isNone = plans.length === 0;
  return {
    ...{ before, plans: merged(plans), considered, usable: options.length, withEverything: everything },
    whyNone: isNone ? whyNone(before, everything, budgetCents !== undefined) : undefined,
  };
}

function whyNone(before: Told, everything: Told, hasBudget: boolean): WhyNone {
  const isCloser = isDone(everything) || reachOf(before.requirement, everything.requirement) !== undefined;
  if (!isCloser) return 'nothing_closes';
  return hasBudget ? 'over_budget' : 'none_found';
}

function isDone({ outcome }: Told): boolean {
  return outcome === 'met' || outcome === 'not_applicable';
}

function creditsOf(options: readonly Option[]) {
  return options.map(({ credit }) => credit);
}

interface Asked<A extends Told> {
  readonly by: Objective;
  readonly budgetCents: number | undefined;
  readonly before: A;
  readonly everything: A;
  readonly needsOn: (day: Day) => readonly Need[];
  readonly mostSteps: number;
}

/** What is asked of the same day more than once is found once. */
function onceFor<T>(find: (day: Day) => T): (day: Day) => T {
  const found = new Map<Day, T>();
  return (day) => {
    const known = found.get(day) ?? find(day);
    found.set(day, known);
    return known;
  };
}

type FoundSet = NonNullable<Found<Option>['best']> & { readonly isProven: boolean };

/** A set that meets the requirement; where none does, one that comes as far as everything would. */
function leastBy<A extends Told>(
  goal: Goal<A>,
  options: readonly Option[],
  { by: objective, budgetCents, before, everything, needsOn, mostSteps }: Asked<A>,
): FoundSet | undefined {
  const question = { choices: options, objective, budgetCents, mostSteps };
  const met = search({
    ...question,
    needsOn,
    isMet: (chosen, day) => goal.outcome(creditsOf(chosen), day) === 'met',
  });
  if (met.best !== undefined) return { ...met.best, isProven: met.proven };
  const reach = reachOf(before.requirement, everything.requirement);
  if (reach === undefined) return undefined;
  const further = search({
    ...question,
    needsOn: (day) => reach.needs(needsOn(day)),
    isMet: (chosen, day) => reach.isReached(goal.answer(creditsOf(chosen), day).requirement),
  });
  return further.best && { ...further.best, isProven: met.proven && further.proven };
}

function planOf<A extends Told>(goal: Goal<A>, { chosen, day, isProven }: FoundSet, by: Objective): Plan<A> {
  const credits = creditsOf(chosen);
  const answer = goal.answer(credits, day);
  const told = new Map(goal.creditsIn(answer, credits, day).map((credit) => [credit.source, credit]));
  const cites = citesById(answer.requirement);
  const items = chosen.map(({ candidate, awaits, worth, stream }): PlanItem => {
    const credit = told.get(stream);
    const places = credit?.where.map(({ node }) => node) ?? [];
    return { candidate, awaits, worth, credit, cites: once(places.flatMap((id) => cites.get(id) ?? [])) };
  });
  return {
    ...{ leastBy: [by], isProven, closesAll: isDone(answer), items, doneOn: day, answer },
    hours: sum(chosen.map(({ hours }) => hours)),
    costCents: sum(chosen.map(({ costCents = 0 }) => costCents)),
    unpriced: chosen.filter(({ costCents }) => costCents === undefined).length,
    remaining: unmetIn(answer.requirement),
  };
}

/** Plans of the same items are one. */
function merged<A extends Told>(plans: readonly Plan<A>[]): readonly Plan<A>[] {
  const found = new Map<string, Plan<A>>();
  for (const plan of plans) {
    const key = JSON.stringify(plan.items.map(({ candidate }) => candidate.stream));
    const same = found.get(key);
    const isProven = plan.isProven && (same?.isProven ?? true);
    found.set(key, { ...plan, isProven, leastBy: [...(same?.leastBy ?? []), ...plan.leastBy] });
  }
  return [...found.values()];
}

/** The innermost parts that are not met: what is asked, and of whom. */
export function unmetIn(requirement: NodeAnswer | null): readonly NodeAnswer[] {
  if (requirement === null || isDone({ ...requirement, requirement })) return [];
  const inner = requirement.children.flatMap(unmetIn);
  return inner.length > 0 && requirement.kind !== 'amount' ? inner : [requirement];
}

function citesById(requirement: NodeAnswer | null): ReadonlyMap<string, readonly string[]> {
  if (requirement === null) return new Map();
  const { id, cites, children } = requirement;
  return new Map([[id, cites], ...children.flatMap((child) => [...citesById(child)])]);
}

function once(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
