import type { NodeOf } from '../../../src/rules/language/node.ts';
import { holds } from './conditions.ts';
import { groupsOf, hoped, type Luck, valued } from './credits.ts';
import { ceilings } from './amount.ts';
import { everyWay } from './every-way.ts';
import { figureOf } from './figures.ts';
import type { Found } from './found.ts';
import { hundredths, whole } from './fractions.ts';
import { limited } from './limits.ts';
import { place } from './placing.ts';
import { lookingAt, type World } from './world.ts';

type Spread = NodeOf<'spread'>;

/** So many groups of counted credits alike in an attribute, each of at least so much. */
export function spread(node: Spread, world: World): Found {
  const each = figureOf(node.each, world);
  if (each === undefined) return { id: node.id, truth: undefined, children: [] };
  const numbers = everyWay((choose) =>
    inOneWay(node, hundredths(each), world, { choose, isGood: choose([false, true]) }),
  );
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return limited({ id: node.id, at_least: node.at_least }, [whole(least), whole(most)], world);
}

function inOneWay(node: Spread, each: number, world: World, luck: Luck): number {
  const parts = valued(world, node.within, luck).filter(({ record }) =>
    hoped(holds(node.where, lookingAt(world, record)), luck),
  );
  const records = parts.map(({ record }) => record);
  // One that does not say may be of no group at all.
  const groups = parts.map(({ record }) =>
    record.attributes[node.by] === undefined && !luck.isGood ? [] : groupsOf(record, node.by, records, luck),
  );
  const reaching = [...new Set(groups.flat())].filter((group) => {
    const amounts = parts.filter((_, i) => groups[i]?.includes(group)).map(({ amount }) => amount);
    return amounts.reduce((a, b) => a + b, 0) >= each;
  });
  if (node.caps === undefined) return reaching.length;
  const capped = node.caps.flatMap((cap) => ceilings(cap, parts, world, luck));
  const sets = Array.from({ length: 2 ** reaching.length }, (_, bits) =>
    reaching.filter((_unused, i) => bits & (1 << i)),
  );
  const isPossible = (set: readonly string[]) =>
    place({
      counting: 'overlap',
      least: 0,
      needs: set.map(() => each),
      members: [],
      loads: parts.map(({ amount }, i) => ({
        amount,
        serves: set.flatMap((group, need) => (groups[i]?.includes(group) ? [need] : [])),
      })),
      ceilings: capped,
    }).suffices;
  return Math.max(...sets.filter(isPossible).map(({ length }) => length));
}
