import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { needAmong, type Need } from '../needs/need.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { needIn } from '../policy/run.ts';
import { ask, type Settings } from '../routes/asked.ts';
import { needOfRoute } from '../routes/route-in.ts';
import { matterOf } from '../settings/run-situation.ts';
import type { Situation } from '../situation/situation.ts';

/**
 * What of these credits must be there for the requirement to be met as of a day, one need for each way in which open
 * settings may be answered; all of them must be satisfied. `facts` hold all credits that may be, and `among` names
 * those that may also be left out. A set of them that does not satisfy a need is not met; one that does may not be
 * either. Empty where nothing can be said before it is tried.
 */
export function needsOf(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  asOf: Day,
  among: ReadonlySet<string>,
): readonly Need[] {
  if (!policy.creditsStandAlone().owed) return [];
  return needs(policy, settings, facts, asOf, among, (situation) => needIn(policy, situation));
}

/** The same of what a route asks. */
export function needsOfRoute(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  asOf: Day,
  among: ReadonlySet<string>,
  id: string,
): readonly Need[] {
  const route = policy.routes.find(({ written }) => written.id === id);
  if (route === undefined || !policy.creditsStandAlone().routes) return [];
  return needs(policy, settings, facts, asOf, among, (situation) => needOfRoute(policy, route, situation));
}

function needs(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  asOf: Day,
  among: ReadonlySet<string>,
  find: (situation: Situation) => Need,
): readonly Need[] {
  const { branches } = ask(matterOf(policy, facts), settings, asOf, find);
  return branches.map(({ answer }) => needAmong(answer, among));
}
