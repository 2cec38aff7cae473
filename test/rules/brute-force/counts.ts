import type { NodeOf } from '../../../src/rules/language/node.ts';
import { schoolYearOf } from './calendar.ts';
import { holds } from './conditions.ts';
import { decided, everyWay, type Choose } from './every-way.ts';
import { type Fraction, hundredths, isAtLeast, sum, whole, ZERO } from './fractions.ts';
import type { Found } from './found.ts';
import { BEGINNING, ends, isWithin, keyOf } from './members.ts';
import { limited } from './limits.ts';
import type { Rec } from './records.ts';
import { lookingAt, type World } from './world.ts';
import { valued } from './credits.ts';

type Count = NodeOf<'count'>;

/** More than any record holds. */
const ENDLESS = whole(1_000_000);

export function count(node: Count, world: World): Found {
  const ways = everyWay((choose) => inOneWay(node, world, choose));
  const least = ways.reduce((a, b) => (isAtLeast(b, a) ? a : b));
  const most = ways.reduce((a, b) => (isAtLeast(a, b) ? a : b));
  return {
    id: node.id,
    truth: limited([least, most], node, world),
    counted: [hundredths(least), hundredths(most)],
    children: [],
  };
}

function inOneWay(node: Count, world: World, choose: Choose): Fraction {
  const passes = (record: Rec, where: Count['where']) =>
    decided(holds(where, lookingAt(world, record)), choose);
  const inSpan = membersIn(node, world, choose);
  const looked =
    node.latest === undefined
      ? inSpan
      : inSpan
          .filter((record) => passes(record, node.among))
          .sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : (a.day ?? '') > (b.day ?? '') ? -1 : 0))
          .slice(0, node.latest);
  const passed = looked.filter((record) => passes(record, node.where));
  if (node.longest !== undefined) return longest(node, passed, world);
  const { sum: summed } = node;
  const distinct = alikeOnce(passed, node.distinct, choose);
  if (summed === undefined) return whole(distinct.length);
  return sum(
    distinct.map((record) => {
      const value = record.attributes[summed];
      if (value === undefined) return choose([ZERO, ENDLESS]);
      if (typeof value === 'object' && 'over' in value) return value;
      throw new RangeError(`${summed} is no number`);
    }),
  );
}

/** Of credits those that count in the span; of other lists all in it. */
function membersIn({ from, within }: Count, world: World, choose: Choose): readonly Rec[] {
  if (from === 'credits') {
    const counted = valued(world, within, { choose, isGood: choose([false, true]) }).map(
      ({ record }) => record,
    );
    return counted.filter(
      ({ list, id }, i) => list === 'credits' && counted.findIndex((one) => one.id === id) === i,
    );
  }
  return world.recordsOf(from).filter(({ day }) => decided(isWithin(day, within, world), choose));
}

function alikeOnce(records: readonly Rec[], distinct: string | undefined, choose: Choose): readonly Rec[] {
  if (distinct === undefined) return records;
  const known = records.flatMap(({ attributes }) => keyOf(attributes[distinct]) ?? []);
  const keys = records.map(
    ({ id, attributes }) => keyOf(attributes[distinct]) ?? choose([`its own: ${id}`, ...new Set(known)]),
  );
  return records.filter((_, i) => keys.indexOf(keys[i] ?? '') === i);
}

/** School years in a row with a member, or without one from the first day of the span to its last. */
function longest({ longest: what, within }: Count, records: readonly Rec[], world: World): Fraction {
  const years = records.map(({ day, attributes }) => {
    const named = attributes['school_year'];
    return typeof named === 'string' ? named : day === undefined ? '' : schoolYearOf(day);
  });
  const { from, to } = ends(within, world);
  const first = typeof from === 'string' && from !== BEGINNING ? schoolYearOf(from) : [...years].sort()[0];
  const last = schoolYearOf(typeof to === 'string' && to < world.asOf ? to : world.asOf);
  let most = 0;
  let run = 0;
  for (let year = first; year !== undefined && year <= last; year = next(year)) {
    run = years.includes(year) === (what === 'run') ? run + 1 : 0;
    most = Math.max(most, run);
  }
  return whole(most);
}

function next(year: string): string {
  return schoolYearOf(`${Number(year.slice(0, 4)) + 1}-07-01`);
}
