import type { Within } from '../../../src/rules/language/condition.ts';
import type { NodeOf } from '../../../src/rules/language/node.ts';
import type { Day } from '../../../src/domain/values/day.ts';
import { lastDayOfSchoolYear, schoolYearOf } from './calendar.ts';
import { holds } from './conditions.ts';
import { decided, everyWay, type Choose } from './every-way.ts';
import { ENDLESS, type Fraction, isAtLeast, sum, whole, ZERO } from './fractions.ts';
import type { Found } from './found.ts';
import { BEGINNING, ends, isWithin, keyOf } from './members.ts';
import { limited } from './limits.ts';
import type { Rec } from './records.ts';
import { lookingAt, type World } from './world.ts';
import { valued } from './credits.ts';

/** A count, or the sum of what records have in a condition. */
type Count = Pick<
  NodeOf<'count'>,
  'from' | 'where' | 'within' | 'distinct' | 'latest' | 'among' | 'sum' | 'longest' | 'at_least' | 'at_most'
>;

export function count(node: Count & { readonly id?: string }, world: World): Found {
  const ways = everyWay((choose) => inOneWay(node, world, choose));
  const least = ways.reduce((a, b) => (isAtLeast(b, a) ? a : b));
  const most = ways.reduce((a, b) => (isAtLeast(a, b) ? a : b));
  const found = limited({ ...node, id: node.id ?? '' }, [least, most], world);
  if (!isAtLeast(most, ENDLESS)) return found;
  // Nobody says how much may count where there is no end to it.
  const [sure = 0] = found.counted ?? [];
  return { ...found, counted: [sure, sure] };
}

function inOneWay(node: Count, world: World, choose: Choose): Fraction {
  const passes = (record: Rec, where: Count['where']) =>
    decided(holds(where, lookingAt(world, record)), choose);
  const inSpan = membersIn(node, world, choose);
  const looked =
    node.latest === undefined
      ? inSpan
      : inSpan.filter((record) => passes(record, node.among)).slice(-node.latest);
  const passed = looked.filter((record) => passes(record, node.where));
  if (node.longest !== undefined) return longest(node.longest, node.within, yearsOf(passed, choose), world);
  const { sum: summed } = node;
  const groups = alike(passed, node.distinct, choose);
  if (summed === undefined) return whole(groups.length);
  // Of those alike the oldest counts.
  return sum(groups.flatMap((group) => group.slice(0, 1)).map((record) => numberOf(record, summed, choose)));
}

function numberOf(record: Rec, attribute: string, choose: Choose): Fraction {
  const value = record.attributes[attribute];
  if (value === undefined) return choose([ZERO, ENDLESS]);
  if (typeof value === 'object' && 'over' in value) return value;
  throw new RangeError(`${attribute} is no number`);
}

/** Of credits those that count in the span; of other lists all in it. */
function membersIn({ from, within }: Count, world: World, choose: Choose): readonly Rec[] {
  if (from === 'credits') {
    const items = valued(world, within, { choose, isGood: choose([false, true]) }).map(({ item }) => item);
    return [...new Set(items)].filter(
      ({ list, day }) => list === 'credits' && decided(isWithin(day, within, world), choose),
    );
  }
  return world.recordsOf(from).filter(({ day }) => decided(isWithin(day, within, world), choose));
}

/** Each with those alike, of which one counts; one that does not say may be like any other, or like none. */
function alike(
  records: readonly Rec[],
  distinct: string | undefined,
  choose: Choose,
): readonly (readonly Rec[])[] {
  if (distinct === undefined) return records.map((record) => [record]);
  const known = records.flatMap(({ attributes }) => keyOf(attributes[distinct]) ?? []);
  const keys = records.map(
    ({ id, attributes }) => keyOf(attributes[distinct]) ?? choose([`its own: ${id}`, ...new Set(known)]),
  );
  return [...new Set(keys)].map((key) => records.filter((_, i) => keys[i] === key));
}

/**
 * School years in a row with a member; or without one, among those that have ended in the span, from its first
 * day on or else from the first year with a member.
 */
function longest(what: 'run' | 'gap', within: Within, years: readonly string[], world: World): Fraction {
  const { from, to } = ends(within, world);
  if (what === 'gap' && (from === null || to === null)) return ZERO;
  const isOpen = typeof from !== 'string' || from === BEGINNING;
  const first = what === 'run' || isOpen ? years[0] : schoolYearOf(from);
  const end = typeof to === 'string' && to < world.asOf ? to : world.asOf;
  let most = 0;
  let run = 0;
  for (let year = first; year !== undefined && isReached(year, what, years, end); year = next(year)) {
    run = years.includes(year) === (what === 'run') ? run + 1 : 0;
    most = Math.max(most, run);
  }
  return whole(most);
}

function isReached(year: string, what: 'run' | 'gap', years: readonly string[], end: Day): boolean {
  return what === 'run' ? year <= (years.at(-1) ?? '') : lastDayOfSchoolYear(year) <= end;
}

/** The school years of records, in order. One that does not say may be of any year at all. */
function yearsOf(records: readonly Rec[], choose: Choose): readonly string[] {
  const known = records.flatMap(({ attributes: { school_year: year } }) =>
    typeof year === 'string' ? [year] : [],
  );
  const spare = records.length - known.length;
  const numbers = known.map((year) => Number(year.slice(0, 4)));
  const [first, last] = [Math.min(...numbers, 2000) - spare, Math.max(...numbers, 2030) + spare];
  const any = Array.from({ length: last - first + 1 }, (_, i) => schoolYearOf(`${first + i}-07-01`));
  return [...known, ...Array.from({ length: spare }, () => choose(any))].sort();
}

function next(year: string): string {
  return schoolYearOf(`${Number(year.slice(0, 4)) + 1}-07-01`);
}
