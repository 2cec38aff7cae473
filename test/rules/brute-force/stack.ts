import type { NodeOf } from '../../../src/rules/language/node.ts';
import { holds } from './conditions.ts';
import { type Choose, decided, everyWay } from './every-way.ts';
import type { Found } from './found.ts';
import { isWithin } from './members.ts';
import { reaches } from './truth.ts';
import { lookingAt, type World } from './world.ts';

type Stack = NodeOf<'stack'>;

/** So many of the named micro-credentials; in order, when each must follow those before it. */
export function stack(node: Stack, world: World): Found {
  const numbers = everyWay((choose) => inOneWay(node, world, choose));
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return {
    id: node.id,
    truth: reaches(least, most, node.n),
    counted: [100 * least, 100 * most],
    children: [],
  };
}

function inOneWay({ of, in_order, where, within }: Stack, world: World, choose: Choose): number {
  const awards = world.recordsOf('awards').filter((record) => {
    const isOne = decided(isWithin(record.day, within, world), choose);
    return isOne && decided(holds(where, lookingAt(world, record)), choose);
  });
  const named = awards.map(({ day, attributes }) => ({
    day: day ?? '',
    credential: attributes['credential'] ?? choose(['another', ...of]),
  }));
  const days = of.map((name) => named.flatMap(({ day, credential }) => (credential === name ? [day] : [])));
  if (in_order !== true) return days.filter((some) => some.length > 0).length;
  return longestInOrder(days, '');
}

/** The most credentials of which each was awarded on or after the day of the one taken before. */
function longestInOrder([first, ...rest]: readonly (readonly string[])[], after: string): number {
  if (first === undefined) return 0;
  const taking = first.filter((day) => day >= after).map((day) => 1 + longestInOrder(rest, day));
  return Math.max(longestInOrder(rest, after), ...taking);
}
