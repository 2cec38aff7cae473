import type { NodeOf } from '../../../src/rules/language/node.ts';
import { holds } from './conditions.ts';
import { groupsOf, hoped, hopedNot, type Luck, type Part, valued } from './credits.ts';
import { beginOf } from './each.ts';
import { everyWay } from './every-way.ts';
import { figureOf } from './figures.ts';
import { divided, hundredths, parts } from './fractions.ts';
import { place, type Problem } from './placing.ts';
import { isAsked } from './standing.ts';
import { lookingAt, type World } from './world.ts';
import type { Cap, Minimum } from '../../../src/rules/language/node.ts';
import type { Condition } from '../../../src/rules/language/condition.ts';
import type { Found } from './found.ts';
import { and, not, or, type Truth } from './truth.ts';

type Amount = NodeOf<'amount'>;

/** More than any figure. */
const ENDLESS = 1e9;

/** An amount: met when it suffices however what is open comes out. */
export function amount(node: Amount, world: World): Found {
  const ways = everyWay((choose) => inOneWay(node, world, { choose, isGood: choose([false, true]) }));
  // What is asked and not known leaves it open, whatever there is.
  const told = ways.filter((way) => way !== undefined);
  if (told.length < ways.length) return { id: node.id, truth: undefined, children: [] };
  const truths = new Set(told.map(({ suffices }) => suffices));
  const totals = told.map(({ total }) => total);
  const known = totals.flatMap((total) => total ?? []);
  return {
    id: node.id,
    truth: truths.size > 1 ? undefined : truths.has(true),
    ...(known.length < totals.length ? {} : { counted: [Math.min(...known), Math.max(...known)] }),
    ...(known.length < totals.length ? {} : shareOf(node, known, world)),
    children: [],
  };
}

/** An amount with minimums is met or not: a half of it would say nothing of theirs. */
function shareOf(node: Amount, totals: readonly number[], world: World): Pick<Found, 'share'> {
  const required = figureOf(node.at_least, world);
  if (node.of_which !== undefined || required === undefined || required.over === 0n) return {};
  const share = (total: number) => divided(parts(total, 100), required);
  return { share: [share(Math.min(...totals)), share(Math.max(...totals))] };
}

/** Undefined where it is not known how much is asked. */
function inOneWay(node: Amount, world: World, luck: Luck) {
  const required = figureOf(node.at_least, world);
  if (required === undefined) return undefined;
  const inside: World = { ...world, required };
  const items = valued(world, node.within, luck).filter(({ record }) =>
    hoped(holds(node.where, lookingAt(inside, record)), luck),
  );
  const minimums = (node.of_which ?? []).filter((minimum) => hopedNot(isAsked(minimum, inside), luck));
  const needs = minimums.flatMap(({ at_least }) => figureOf(at_least, inside) ?? []);
  if (needs.length < minimums.length) return undefined;
  const problem: Problem = {
    counting: countingOf(node, world),
    least: hundredths(required),
    needs: needs.map(hundredths),
    members: minimums.map(({ together = [] }) =>
      minimums.flatMap(({ id }, i) => (together.includes(id) ? [i] : [])),
    ),
    loads: items.map(({ amount: worth, record }) => ({
      amount: worth,
      serves: minimums.flatMap((minimum, i) =>
        hoped(serves(minimum, node, lookingAt(inside, record)), luck) ? [i] : [],
      ),
    })),
    ceilings: [
      ...ofSection(node, items, inside, luck),
      ...(node.caps ?? []).flatMap((cap) => ceilings(cap, items, inside, luck)),
      ...ceilingOfCarried(node, items, inside, luck),
    ],
  };
  return place(problem);
}

/** Whether hours may serve a minimum; one of several together is served by what serves one of them. */
function serves({ where, together }: Minimum, { of_which = [] }: Amount, world: World): Truth {
  if (together === undefined) return holds(where, world);
  return or(of_which.flatMap((one) => (together.includes(one.id) ? [holds(one.where, world)] : [])));
}

function countingOf({ counting = 'overlap' }: Amount, world: World): Problem['counting'] {
  const how = typeof counting === 'string' ? counting : world.setting(counting.setting);
  if (how === undefined) throw new RangeError('a way of counting must be listed');
  return how as Problem['counting'];
}

/** The ceilings of all amounts as they bind this one: not what it is spared from. */
function ofSection(node: Amount, parts: readonly Part[], world: World, luck: Luck): Ceilings {
  const { spared } = node;
  return (world.policy.credits?.caps ?? []).flatMap((cap) => {
    if (spared === undefined || (spared.from !== 'all' && !spared.from.includes(cap.id)))
      return ceilings(cap, parts, world, luck);
    return spared.where === undefined ? [] : ceilings(cap, parts, world, luck, spared.where);
  });
}

/** The number of the calendar year in which a year begins. */
function yearOf(day: string, begin: string): string {
  const year = Number(day.slice(0, 4));
  return String(day >= `${year}-${begin}` ? year : year - 1);
}

type Ceilings = Problem['ceilings'];

export function ceilings(
  cap: Cap,
  parts: readonly Part[],
  world: World,
  luck: Luck,
  spared?: Condition,
): Ceilings {
  if (!hopedNot(isAsked(cap, world), luck)) return [];
  const figure = figureOf(cap.at_most, world);
  const most = figure === undefined ? (luck.isGood ? ENDLESS : 0) : hundredths(figure);
  const { per } = cap;
  const records = parts.map(({ record }) => record);
  const under = parts.map(({ record }) => {
    const own = lookingAt(world, record);
    const isFree = spared === undefined ? false : holds(spared, own);
    if (!hopedNot(and([holds(cap.where, own), not(isFree)]), luck)) return [];
    if (typeof per === 'object') return [yearOf(record.day ?? '', beginOf(per.years_from, world))];
    return per === undefined ? ['all'] : groupsOf(record, per, records, luck);
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
