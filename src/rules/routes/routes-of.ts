import type { Outcome } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import type { CompiledPolicy } from '../compile-policy.ts';
import { holdsUntil, type Dated } from '../holds-until.ts';
import { agreed, settingAnswers } from '../merge.ts';
import { matterOf, type Matter } from '../run.ts';
import { ask, type Settings } from './asked.ts';
import type { CompiledRoute } from './compile-route.ts';
import { answersOfRuns, mergeRuns } from './merge-routes.ts';
import type { RouteAnswer } from './route-answer.ts';
import { outcomeIn, routeIn } from './route-in.ts';

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
  return policy.routes.flatMap((route) => {
    const now = routeOn(route, matter, settings, asOf);
    if (now.answer === undefined) return [];
    const holds = holdsUntil<AnswerOnDay | undefined>(now, (day) => routeOn(route, matter, settings, day));
    return [{ ...now.answer, holdsUntil: holds }];
  });
}

type AnswerOnDay = Omit<RouteAnswer, 'holdsUntil'>;

function routeOn(
  route: CompiledRoute,
  matter: Matter,
  settings: Settings,
  asOf: Day,
): Dated<AnswerOnDay | undefined> {
  const { policy } = matter;
  const { next, ...exploration } = ask(matter, settings, asOf, (situation) =>
    routeIn(policy, route, situation, asOf),
  );
  const run = mergeRuns(policy, exploration);
  if (run === undefined) return { answer: undefined, next };
  const { outcome, codes, missing, requirement } = run.answer;
  const { id, gives, asks, cite, starts_by = [], keeps_status = false } = route.written;
  const answer = {
    ...{ id, gives, asks, cites: Object.keys(cite), startedBy: starts_by, keepsStatus: keeps_status },
    // Finding everything meets more settings than the outcome needs, which does not suffer for it.
    outcome: exploration.cutOff ? outcomeOn(route, matter, settings, asOf) : outcome,
    ...{ codes, missing, requirement },
    ...run.particulars,
    settings: settingAnswers(policy, settings, answersOfRuns(exploration)),
  };
  return { answer, next };
}

function outcomeOn(route: CompiledRoute, matter: Matter, settings: Settings, asOf: Day): Outcome {
  const { branches, cutOff } = ask(matter, settings, asOf, (situation) =>
    outcomeIn(matter.policy, route, situation),
  );
  return cutOff ? 'undetermined' : agreed(branches.map(({ answer }) => answer ?? 'undetermined'));
}
