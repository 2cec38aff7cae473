import type { NodeOf } from '../../../src/rules/language/node.ts';
import type { Found } from './found.ts';
import { membersOf } from './members.ts';
import { dayOf, type Found as FoundDay } from './moments.ts';
import type { World } from './world.ts';

/** An act: until it is recorded it is awaited, up to its last day. */
export function act({ id, act: name, within, by, where, no_later_than }: NodeOf<'act'>, world: World): Found {
  const last: FoundDay = no_later_than === undefined ? null : dayOf(no_later_than, world);
  const condition = { act: name, ...(by === undefined ? {} : { by }), any: [where ?? {}] };
  const done = membersOf({ from: 'acts', where: condition, within }, world).filter(
    ({ record }) => no_later_than === undefined || typeof last !== 'string' || (record.day ?? '') <= last,
  );
  const isDone = done.some(({ isSure }) => isSure) && last !== undefined;
  const isOver = typeof last === 'string' && last < world.asOf && done.length === 0;
  return { id, truth: isDone ? true : isOver ? false : undefined, children: [] };
}
