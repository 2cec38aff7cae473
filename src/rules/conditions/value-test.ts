import { firstDayOf, isDay, isSchoolYear, lastDayOf } from '../../domain/values/day.ts';
import { parseDecimal } from '../../domain/values/decimal.ts';
import { parseHundredths } from '../../domain/values/hundredths.ts';
import type { Comparison, Moment, Test } from '../language/condition.ts';
import { attributeNamed, type Attributes } from '../language/facts-vocabulary.ts';
import type { AttributeType, ListName } from '../language/lists.ts';
import { viewFrom, type Situation } from '../situation/situation.ts';
import { both, type Truth } from '../values/truth.ts';
import { lies } from './day-test.ts';
import { compileMoment, type CompiledMoment, type Tools } from './moment.ts';
import { readerOf } from './reader.ts';

type Single = string | number | boolean;

/** A test of one value that is on record. */
export interface ValueTest {
  readonly holds: (value: Single, attributes: Attributes, situation: Situation) => Truth;
  readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
}

/** Compiles the test of an attribute: one value, one of several, or comparisons that all must hold. */
export function compileValueTest(
  name: string,
  test: Test,
  list: ListName | undefined,
  tools: Tools,
): ValueTest {
  const type = attributeNamed(name, list)?.type;
  const form = formOf(type);
  if (Array.isArray(test)) {
    const accepted = test.map(form);
    return plain(accepted.length > FEW ? among(accepted) : amongFew(accepted));
  }
  if (typeof test !== 'object') {
    const wanted = form(test);
    return plain((value) => value === wanted);
  }
  const parts = comparisonsOf(test, type, list, tools);
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : allOf(parts);
}

/** Up to so many values are compared one by one: to look a text up takes longer. */
const FEW = 4;

function among(accepted: readonly Single[]): (value: Single) => boolean {
  const known = new Set(accepted);
  return (value) => known.has(value);
}

function amongFew(accepted: readonly Single[]): (value: Single) => boolean {
  return (value) => {
    for (const one of accepted) if (one === value) return true;
    return false;
  };
}

function allOf(parts: readonly ValueTest[]): ValueTest {
  return {
    holds: (value, attributes, situation) => {
      let truth: Truth = true;
      for (const part of parts) truth = both(truth, part.holds(value, attributes, situation));
      return truth;
    },
    missing: (attributes, situation) => parts.flatMap((part) => part.missing(attributes, situation)),
  };
}

/** A test that needs nothing but the value. */
function plain(passes: (value: Single) => boolean): ValueTest {
  return { holds: passes, missing: () => [] };
}

/** Values compare in the form facts hold them: text as text, amounts as hundredths, decimals as millionths. */
function formOf(type: AttributeType | undefined): (written: Single) => Single {
  switch (type) {
    case 'text':
    case 'texts':
      return String;
    case 'amount':
      return (written) => parseHundredths(String(written));
    case 'decimal':
      return (written) => parseDecimal(String(written)) ?? written;
    case 'number':
    case 'day':
    case 'yes_no':
    case undefined:
      return (written) => written;
  }
}

function comparisonsOf(
  { at_least, at_most, after, before, in: named, same_as, school_year_of, known }: Comparison,
  type: AttributeType | undefined,
  list: ListName | undefined,
  tools: Tools,
): readonly ValueTest[] {
  const day = (limit: Moment | undefined, isEarlier: boolean, strictly: boolean) =>
    limit === undefined ? [] : [dayTest(limit, compileMoment(limit, list, tools), isEarlier, strictly)];
  const bound = (limit: number | Moment | undefined, isEarlier: boolean) => {
    if (type === 'day' && typeof limit !== 'number') return day(limit, isEarlier, false);
    if (limit === undefined || typeof limit === 'object') return [];
    return [boundTest(formOf(type)(limit), isEarlier, false)];
  };
  const parts = [
    ...bound(at_least, false),
    ...bound(at_most, true),
    ...day(after, false, true),
    ...day(before, true, true),
  ];
  if (named !== undefined) parts.push(namedTest(named, list, tools));
  if (same_as !== undefined) parts.push(sameTest(same_as, list));
  if (school_year_of !== undefined) parts.push(schoolYearTest(compileMoment(school_year_of, list, tools)));
  if (known === false) parts.push(plain(() => false));
  return parts;
}

function boundTest(limit: Single, isEarlier: boolean, strictly: boolean): ValueTest {
  if (strictly) return plain(isEarlier ? (value) => value < limit : (value) => value > limit);
  return plain(isEarlier ? (value) => value <= limit : (value) => value >= limit);
}

/** Whether a day lies on a side of another one. A day of the calendar is compared by itself. */
function dayTest(written: Moment, moment: CompiledMoment, isEarlier: boolean, strictly: boolean): ValueTest {
  if (typeof written === 'string' && isDay(written)) return boundTest(written, isEarlier, strictly);
  return {
    holds: (value, attributes, situation) =>
      lies(String(value), moment.at(attributes, situation), isEarlier, strictly, situation),
    missing: moment.missing,
  };
}

/** A named list is looked up on the member's own day; without a member, on the day that selects the text. */
function namedTest(named: string, list: ListName | undefined, tools: Tools): ValueTest {
  const on = compileMoment(list === undefined ? 'selected' : 'item', list, tools);
  const seenFrom = viewFrom('item');
  return {
    holds: (value, attributes, situation) => {
      const day = on.at(attributes, seenFrom(attributes, situation));
      return day === null || day === undefined ? undefined : situation.isNamed(named, String(value), day);
    },
    missing: () => [],
  };
}

/** Whether it is the school year in which a day lies. A day that does not exist lies in none. */
function schoolYearTest(moment: CompiledMoment): ValueTest {
  return {
    holds: (value, attributes, situation) => {
      const day = moment.at(attributes, situation);
      if (day === null || day === undefined) return day === null ? false : undefined;
      const year = String(value);
      if (!isSchoolYear(year)) return false;
      const { clock } = situation;
      return clock.isInOrder(firstDayOf(year), day) && clock.isInOrder(day, lastDayOf(year));
    },
    missing: moment.missing,
  };
}

function sameTest(other: string, list: ListName | undefined): ValueTest {
  const read = readerOf(other, list);
  return {
    holds: (value, attributes, situation) => {
      const wanted = read(attributes, situation);
      if (wanted === undefined) return undefined;
      return typeof wanted === 'object' ? wanted.includes(String(value)) : wanted === value;
    },
    missing: (attributes, situation) => (read(attributes, situation) === undefined ? [other] : []),
  };
}
