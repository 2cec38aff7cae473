import type { Facts } from '../../domain/facts.ts';
import type { Clock } from './clock.ts';
import type { Item } from './item.ts';

/**
 * The role with the most service in the period: by full-time equivalents where every year has one, else by
 * days, else by school years. Undefined without service, and where two roles share the first place.
 */
export function mainRole(service: readonly Item[], { obligation }: Facts, clock: Clock): string | undefined {
  const served = service.filter(
    ({ day }) => obligation.startsOn <= day && day <= obligation.endsOn && clock.hasCome(day),
  );
  const measure = (['fte', 'days'] as const).find((name) =>
    served.every(({ attributes }) => attributes[name] !== undefined),
  );
  const sums = new Map<string, number>();
  for (const { attributes } of served) {
    const role = String(attributes.role);
    sums.set(role, (sums.get(role) ?? 0) + (measure === undefined ? 1 : Number(attributes[measure])));
  }
  const [first, second] = [...sums].sort(([, a], [, b]) => b - a);
  return first === undefined || first[1] === second?.[1] ? undefined : first[0];
}
