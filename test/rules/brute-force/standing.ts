import type { Day } from '../../../src/domain/values/day.ts';
import type { Force } from '../../../src/rules/language/force.ts';
import type { Moment } from '../../../src/rules/language/condition.ts';
import { holds } from './conditions.ts';
import { isInOrder } from './members.ts';
import { dayOf, type Found, keyDay, selectedDay, shifted } from './moments.ts';
import { and, not, type Truth } from './truth.ts';
import type { World } from './world.ts';

/** Whether something stands: its days are compared with the day that picks the text, or with the one given. */
export function stands(force: Force, world: World, own?: Day): Truth {
  const { since, before, keyed_by, when } = force;
  const on = keyed_by === undefined ? (own ?? selectedDay(world)) : keyDay(keyed_by, world);
  return and([
    since === undefined || since === 'unknown' || isInOrder(dayOf(since, world), on),
    before === undefined || isBefore(on, dayOf(before, world)),
    holds(when, world),
  ]);
}

function isBefore(on: Found, before: Found): Truth {
  if (before === null) return false;
  return not(isInOrder(before, on));
}

/** What is asked anew waits as long as `new_rules_wait` says. */
export function isAsked(force: Force, world: World): Truth {
  const { new_rules_wait: wait } = world.policy;
  const { since, ...rest } = force;
  if (wait === undefined || since === undefined || since === 'unknown') return stands(force, world);
  const first = dayOf(since, world);
  if (typeof first !== 'string') return stands(force, world);
  if (wait.since !== undefined && first < wait.since) return stands(force, world);
  const later: Moment | undefined = shifted(first, wait, 1, world);
  return later === undefined ? undefined : stands({ ...rest, since: later }, world);
}
