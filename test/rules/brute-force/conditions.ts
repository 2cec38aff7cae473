import type { Day } from '../../../src/domain/values/day.ts';
import type {
  Bound,
  Comparison,
  Condition,
  DayTest,
  FigureTest,
  RecordedTest,
  Test,
} from '../../../src/rules/language/condition.ts';
import { isMet } from './decide.ts';
import { exactly } from './figures.ts';
import { type Fraction, isAtLeast, isEqual, written } from './fractions.ts';
import { membersOf, number } from './members.ts';
import { count } from './counts.ts';
import { dayOf, type Found, selectedDay } from './moments.ts';
import { schoolYearOf } from './calendar.ts';
import { valueNamed } from './values.ts';
import { isTexts, type Value } from './records.ts';
import { and, not, or, reaches, type Truth } from './truth.ts';
import type { World } from './world.ts';

/** Whether a condition holds; one that is not written always does. */
export function holds(condition: Condition | undefined, world: World): Truth {
  return condition === undefined ? true : and(parts(condition, world));
}

/** Everything that must be so, one after the other. */
function* parts(condition: Condition, world: World): Generator<Truth> {
  const { all = [], any, not: denied, recorded = [], day = [], figure = [], met = [], ...tests } = condition;
  for (const [name, test] of Object.entries(tests)) yield passes(name, test as Test, world);
  for (const one of all) yield holds(one, world);
  if (any !== undefined) yield or(any.map((one) => holds(one, world)));
  if (denied !== undefined) yield not(holds(denied, world));
  for (const one of 'from' in recorded ? [recorded] : recorded) yield isRecorded(one, world);
  for (const one of 'is' in day ? [day] : day) yield isSuchDay(one, world);
  for (const one of 'is' in figure ? [figure] : figure) yield isSuchFigure(one, world);
  for (const name of typeof met === 'string' ? [met] : met) yield isMet(name, world);
}

/** Nothing lies before or after a day that does not exist. */
function isSuchDay({ is, at_least, at_most, after, before }: DayTest, world: World): Truth {
  const day = dayOf(is, world);
  const isInOrder = (a: Found, b: Found, orLater: boolean): Truth => {
    if (a === null || b === null) return false;
    if (a === undefined || b === undefined) return undefined;
    return orLater ? a <= b : a < b;
  };
  return and([
    at_least === undefined || isInOrder(dayOf(at_least, world), day, true),
    at_most === undefined || isInOrder(day, dayOf(at_most, world), true),
    after === undefined || isInOrder(dayOf(after, world), day, false),
    before === undefined || isInOrder(day, dayOf(before, world), false),
  ]);
}

function isSuchFigure({ is, at_least, at_most }: FigureTest, world: World): Truth {
  const number = exactly(is, world);
  const isInOrder = (a: Fraction | undefined, b: Fraction | undefined): Truth =>
    a === undefined || b === undefined ? undefined : isAtLeast(b, a);
  return and([
    at_least === undefined || isInOrder(exactly(at_least, world), number),
    at_most === undefined || isInOrder(number, exactly(at_most, world)),
  ]);
}

function isRecorded({ at_least, at_most, sum, ...members }: RecordedTest, world: World): Truth {
  if (sum !== undefined) {
    const found = count({ ...members, within: members.within ?? 'any_time', sum, at_least, at_most }, world);
    return found.truth;
  }
  const { least, most } = number(membersOf(members, world), members.distinct);
  const atLeast = at_least ?? (at_most === undefined ? 1 : 0);
  return and([
    reaches(least, most, atLeast),
    at_most === undefined ? true : not(reaches(least, most, at_most + 1)),
  ]);
}

function passes(name: string, test: Test, world: World): Truth {
  const value = valueNamed(name, world);
  if (isComparison(test) && test.known !== undefined) {
    // This alone is never open.
    if ((value !== undefined) !== test.known) return false;
    const { known: _, ...rest } = test;
    if (Object.keys(rest).length === 0) return true;
  }
  if (value === undefined) return undefined;
  // Of several values one must pass.
  if (isTexts(value)) return or(value.map((one) => passesTest(one, test, world)));
  return passesTest(value, test, world);
}

function isComparison(test: Test): test is Comparison {
  return typeof test === 'object' && !Array.isArray(test);
}

type One = string | boolean | Fraction;

function passesTest(value: One, test: Test, world: World): Truth {
  if (Array.isArray(test)) return test.some((one) => isAlike(value, one));
  if (typeof test === 'object') return compares(value, test, world);
  return isAlike(value, test);
}

function isAlike(value: Value, other: Value | number): boolean {
  if (typeof value === 'object' && !isTexts(value)) {
    if (typeof other === 'object') return !isTexts(other) && isEqual(value, other);
    return typeof other !== 'boolean' && isEqual(value, written(other));
  }
  if (typeof value === 'boolean') return value === other;
  return typeof other !== 'object' && typeof other !== 'boolean' && value === String(other);
}

function compares(value: One, test: Comparison, world: World): Truth {
  const { at_least, at_most, after, before, in: list, same_as, school_year_of } = test;
  const day = (bound: Bound, order: (value: string, bound: Day) => boolean): Truth => {
    if (typeof bound === 'number' || typeof value !== 'string')
      throw new RangeError('a day is compared with a number');
    const other = dayOf(bound, world);
    if (other === undefined) return undefined;
    return other !== null && order(value, other);
  };
  const least = (bound: Bound): Truth =>
    typeof bound === 'number' ? isAtLeast(amount(value), written(bound)) : day(bound, (a, b) => a >= b);
  const most = (bound: Bound): Truth =>
    typeof bound === 'number' ? isAtLeast(written(bound), amount(value)) : day(bound, (a, b) => a <= b);
  return and([
    at_least === undefined || least(at_least),
    at_most === undefined || most(at_most),
    after === undefined || day(after, (a, b) => a > b),
    before === undefined || day(before, (a, b) => a < b),
    list === undefined || isInList(value, list, world),
    same_as === undefined || isSame(value, same_as, world),
    school_year_of === undefined || isYearOf(value, dayOf(school_year_of, world)),
  ]);
}

function isYearOf(value: One, day: Found): Truth {
  if (day === undefined) return undefined;
  return day !== null && value === schoolYearOf(day);
}

function amount(value: One): Fraction {
  if (typeof value === 'string') return written(value);
  if (typeof value === 'boolean') throw new RangeError('yes or no is no number');
  return value;
}

/** A member of a list counts on the record's day; for the obligation, on the day that picks the text. */
function isInList(value: One, list: string, world: World): Truth {
  const on = world.record === undefined ? selectedDay(world) : world.record.day;
  if (on === undefined) return undefined;
  return (world.policy.lists?.[list]?.members ?? []).some(
    ({ is, since, before }) =>
      isAlike(value, is) && (since === 'unknown' || since <= on) && (before === undefined || on < before),
  );
}

function isSame(value: One, name: string, world: World): Truth {
  const other = valueNamed(name, world);
  if (other === undefined) return undefined;
  return isTexts(other) ? other.some((one) => isAlike(value, one)) : isAlike(value, other);
}
