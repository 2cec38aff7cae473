import type { NodeOf } from '../../../src/rules/language/node.ts';
import { holds } from './conditions.ts';
import { type Choose, decided, everyWay } from './every-way.ts';
import type { Found } from './found.ts';
import { isInOrder, isWithin } from './members.ts';
import { dayOf } from './moments.ts';
import { and } from './truth.ts';
import { lookingAt, type World } from './world.ts';

type Act = NodeOf<'act'>;

/** An act: until it is recorded it is awaited, up to its last day. Where one may be refused, the latest decides. */
export function act(node: Act, world: World): Found {
  const last = node.no_later_than === undefined ? null : dayOf(node.no_later_than, world);
  const isOver = typeof last === 'string' && last < world.asOf;
  const answers = everyWay((choose) => latest(node, world, choose) ?? (isOver ? false : undefined));
  const [first] = answers;
  return { id: node.id, truth: answers.every((one) => one === first) ? first : undefined, children: [] };
}

/** True where the latest act that decides is the one asked for, false where it refuses. */
function latest(node: Act, world: World, choose: Choose): boolean | undefined {
  const { act: name, within, by, where, no_later_than, refused_when } = node;
  const condition = { act: name, ...(by === undefined ? {} : { by }) };
  const answers = world.recordsOf('acts').flatMap((record) => {
    const own = lookingAt(world, record);
    const isMeant = and([isWithin(record.day, within, world), holds(condition, own)]);
    if (isMeant === false || !decided(isMeant, choose)) return [];
    if (refused_when !== undefined && decided(holds(refused_when, own), choose)) return [false];
    const isInTime = no_later_than === undefined || isInOrder(record.day, dayOf(no_later_than, world));
    return decided(and([isInTime, holds(where, own)]), choose) ? [true] : [];
  });
  return answers.at(-1);
}
