import type { NodeOf } from '../../../src/rules/language/node.ts';
import { holds } from './conditions.ts';
import { groupsOf, hoped, hopedNot, type Luck, type Part, valued } from './credits.ts';
import { everyWay } from './every-way.ts';
import { figureOf } from './figures.ts';
import { hundredths } from './fractions.ts';
import { place, type Problem } from './placing.ts';
import { isAsked } from './standing.ts';
import { lookingAt, type World } from './world.ts';
import type { Cap } from '../../../src/rules/language/node.ts';
import type { Found } from './found.ts';

type Amount = NodeOf<'amount'>;

/** More than any figure. */
const ENDLESS = 1e9;

/** An amount: met when it suffices however what is open comes out. */
export function amount(node: Amount, world: World): Found {
  const ways = everyWay((choose) => inOneWay(node, world, { choose, isGood: choose([false, true]) }));
  const truths = new Set(ways.map(({ suffices }) => suffices));
  const totals = ways.map(({ total }) => total);
  const known = totals.flatMap((total) => total ?? []);
  return {
    id: node.id,
    truth: truths.size > 1 ? undefined : truths.has(true),
    ...(known.length < totals.length ? {} : { counted: [Math.min(...known), Math.max(...known)] }),
    ...requiredBy(node, world),
    children: [],
  };
}

function requiredBy(node: Amount, world: World) {
  const required = figureOf(node.at_least, world);
  return required === undefined ? {} : { required: hundredths(required) };
}

function inOneWay(node: Amount, world: World, luck: Luck) {
  const required = figureOf(node.at_least, world);
  const inside: World = { ...world, required };
  const parts = valued(world, node.within, luck).filter(({ record }) =>
    hoped(holds(node.where, lookingAt(inside, record)), luck),
  );
  const minimums = (node.of_which ?? []).filter((minimum) => hopedNot(isAsked(minimum, inside), luck));
  const problem: Problem = {
    counting: countingOf(node, world),
    least: needed(required && hundredths(required), luck),
    needs: minimums.map(({ at_least }) => {
      const figure = figureOf(at_least, inside);
      return needed(figure && hundredths(figure), luck);
    }),
    loads: parts.map(({ amount: worth, record }) => ({
      amount: worth,
      serves: minimums.flatMap(({ where }, i) =>
        hoped(holds(where, lookingAt(inside, record)), luck) ? [i] : [],
      ),
    })),
    ceilings: [
      ...[...(world.policy.credits?.caps ?? []), ...(node.caps ?? [])].flatMap((cap) =>
        ceilings(cap, parts, inside, luck),
      ),
      ...ceilingOfCarried(node, parts, inside, luck),
    ],
  };
  return place(problem);
}

function needed(figure: number | undefined, { isGood }: Luck): number {
  return figure ?? (isGood ? 0 : ENDLESS);
}

function countingOf({ counting = 'overlap' }: Amount, world: World): Problem['counting'] {
  const how = typeof counting === 'string' ? counting : world.setting(counting.setting);
  if (how === undefined) throw new RangeError('a way of counting must be listed');
  return how as Problem['counting'];
}

type Ceilings = Problem['ceilings'];

export function ceilings(cap: Cap, parts: readonly Part[], world: World, luck: Luck): Ceilings {
  if (!hopedNot(isAsked(cap, world), luck)) return [];
  const figure = figureOf(cap.at_most, world);
  const most = figure === undefined ? (luck.isGood ? ENDLESS : 0) : hundredths(figure);
  const { per } = cap;
  const under = parts.map(({ record }) => {
    if (!hopedNot(holds(cap.where, lookingAt(world, record)), luck)) return [];
    return per === undefined ? ['all'] : groupsOf(record, per, parts, luck);
  });
  return [...new Set(under.flat())].map((group) => ({
    most,
    loads: under.flatMap((groups, i) => (groups.includes(group) ? [i] : [])),
  }));
}

function ceilingOfCarried(node: Amount, parts: readonly Part[], world: World, luck: Luck): Ceilings {
  const atMost = world.policy.credits?.carry_over?.at_most;
  if (atMost === undefined || node.within !== undefined) return [];
  const figure = figureOf(atMost, world);
  const most = figure === undefined ? (luck.isGood ? ENDLESS : 0) : hundredths(figure);
  return [{ most, loads: parts.flatMap(({ isCarried }, i) => (isCarried ? [i] : [])) }];
}
