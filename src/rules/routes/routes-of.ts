import type { Outcome } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { agreed, settingAnswers } from '../settings/merge.ts';
import { matterOf, type Matter } from '../settings/run-situation.ts';
import type { Clock } from '../situation/clock.ts';
import { holdsUntil, type Dated } from '../values/holds-until.ts';
import { ask, type Settings } from './asked.ts';
import type { CompiledRoute } from './compile-route.ts';
import { answersOfRuns, mergeRuns } from './merge-routes.ts';
import { shownDays } from './particulars.ts';
import type { RouteAnswer } from './route-answer.ts';
import { outcomeIn, routeIn, type RouteRun } from './route-in.ts';

/**
 * What may follow, of everything the policy names: each route that concerns the educator and is in force, in the
 * order written. Where a missing fact or setting keeps open whether one does, it is undetermined. Pure, as
 * `evaluate` is: facts later than `asOf` are not seen.
 */
export function routesOf(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  asOf: Day,
): readonly RouteAnswer[] {
  const matter = matterOf(policy, facts);
  return policy.routes.flatMap((route) => answerOf(route, matter, settings, asOf) ?? []);
}

/** One of them by its name; undefined where there is none of that name that concerns the educator. */
export function routeNamed(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  asOf: Day,
  id: string,
): RouteAnswer | undefined {
  const route = policy.routes.find(({ written }) => written.id === id);
  return route && answerOf(route, matterOf(policy, facts), settings, asOf);
}

/** Whether what it asks is met, by the shortest way. */
export function outcomeOfRoute(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  asOf: Day,
  id: string,
): Outcome | undefined {
  const route = policy.routes.find(({ written }) => written.id === id);
  return route && outcomeOn(route, matterOf(policy, facts), settings, asOf).outcome;
}

function answerOf(
  route: CompiledRoute,
  matter: Matter,
  settings: Settings,
  asOf: Day,
): RouteAnswer | undefined {
  const now = routeOn(route, matter, settings, asOf);
  if (now.answer === undefined) return undefined;
  const holds = holdsUntil<AnswerOnDay | undefined>(now, (day) => routeOn(route, matter, settings, day));
  return { ...now.answer, holdsUntil: holds };
}

type AnswerOnDay = Omit<RouteAnswer, 'holdsUntil'>;

/** What is answered as of a day: everything that time alone can change. */
export function routeOn(
  route: CompiledRoute,
  matter: Matter,
  settings: Settings,
  asOf: Day,
): Dated<AnswerOnDay | undefined> {
  const { policy } = matter;
  const { clock, ...exploration } = ask(matter, settings, asOf, (situation) =>
    routeIn(policy, route, situation, asOf),
  );
  const run = mergeRuns(policy, exploration, clock);
  if (run === undefined) return { answer: undefined, next: clock.next() };
  const answer = {
    ...answerFrom(run, route.written, clock),
    settings: settingAnswers(policy, answersOfRuns(exploration)),
  };
  // Finding everything meets more settings than the outcome needs, which does not suffer for it.
  if (!exploration.cutOff) return { answer, next: clock.next() };
  const { outcome, next } = outcomeOn(route, matter, settings, asOf);
  return { answer: { ...answer, outcome }, next: earlier(next, clock.next()) };
}

function answerFrom(
  { answer, particulars }: RouteRun,
  written: CompiledRoute['written'],
  clock: Clock,
): Omit<AnswerOnDay, 'settings'> {
  const { outcome, codes, missing, requirement } = answer;
  const { id, gives, asks, cite, starts_by = [], keeps_status = false, notice } = written;
  const { isOpen, noticeDays, timesLeft, awaits, lasts, nextIsShorterBy, fields, pays } = particulars;
  const { opensOn, closesOn, startsOn, endsOn, periodEndsOn, endsEarly } = shownDays(particulars, clock);
  return {
    ...{ id, gives, asks, cites: Object.keys(cite), startedBy: starts_by },
    ...{ outcome, requirement, codes, missing, opensOn, closesOn, isOpen },
    notice: notice === undefined ? null : { days: noticeDays, cites: Object.keys(notice.cite) },
    ...{ keepsStatus: keeps_status, timesLeft, awaits },
    result: {
      ...{ class: particulars.class, status: particulars.status },
      ...{ startsOn, lasts, endsOn, periodEndsOn, nextIsShorterBy, fields },
    },
    ...{ endsEarly, pays },
  };
}

function outcomeOn(route: CompiledRoute, matter: Matter, settings: Settings, asOf: Day) {
  const { branches, cutOff, clock } = ask(matter, settings, asOf, (situation) =>
    outcomeIn(matter.policy, route, situation),
  );
  const outcomes: readonly Outcome[] = branches.map(({ answer }) => answer ?? 'undetermined');
  return { outcome: cutOff ? ('undetermined' as const) : agreed(outcomes), next: clock.next() };
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
