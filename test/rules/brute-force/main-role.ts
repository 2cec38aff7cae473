import type { World } from './world.ts';
import type { Value } from './records.ts';

/** The role with the most school years of service in the period. */
export function mainRole(world: World): Value | undefined {
  const { startsOn, endsOn } = world.facts.obligation;
  const roles = world
    .recordsOf('service')
    .filter(({ day }) => day !== undefined && day >= startsOn && day <= endsOn && day <= world.asOf)
    .map(({ attributes }) => attributes['role']);
  const times = (role: unknown) => roles.filter((one) => one === role).length;
  return [...roles].sort((a, b) => times(b) - times(a))[0];
}
