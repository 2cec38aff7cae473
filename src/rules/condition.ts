import { firstDayOf, isSchoolYear, lastDayOf } from '../domain/values/day.ts';
import { parseDecimal } from '../domain/values/decimal.ts';
import { parseHundredths } from '../domain/values/hundredths.ts';
import { compileDayTest, lies } from './day-test.ts';
import {
  attributeNamed,
  ITEM_PREFIX,
  SEGMENT_PREFIX,
  MAIN_ROLE,
  SETTING_PREFIX,
  type Attributes,
  type Value,
} from './facts-vocabulary.ts';
import {
  partsOf,
  type Comparison,
  type Condition,
  type Moment,
  type Test,
  type Within,
} from './language/condition.ts';
import { LISTS, type AttributeType, type ListName } from './lists.ts';
import { compileMoment, type CompiledMoment, type Tools } from './moment.ts';
import { compileRecorded } from './recorded.ts';
import { viewFrom, type Situation, type ValuingWindow } from './situation.ts';
import { both, either, negation, type Truth } from './truth.ts';
import { compileWindow } from './window.ts';

/** A compiled condition. */
export interface Predicate {
  readonly holds: (attributes: Attributes, situation: Situation) => Truth;
  /** Names of the attributes whose absence keeps it from being decided; asked only then. */
  readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
}

const ALWAYS: Predicate = { holds: () => true, missing: () => [] };

export const NO_ATTRIBUTES: Attributes = {};

/** What moments, windows and members need of conditions. */
export const TOOLS: Tools = { condition: compileCondition, reader: readerOf };

/** A moment as seen from the members of a list, or from the obligation alone. */
export function momentFor(written: Moment, list: ListName | undefined): CompiledMoment {
  return compileMoment(written, list, TOOLS);
}

export function windowFor(written: Within, list: ListName | undefined): ValuingWindow {
  return compileWindow(written, list, TOOLS);
}

/** Compiles a condition on the members of a list, or on the obligation alone. */
export function compileCondition(written: Condition | undefined, list: ListName | undefined): Predicate {
  if (written === undefined) return ALWAYS;
  const { all, any, not, recorded, days, tests } = partsOf(written);
  const parts = tests.map(([name, test]) => attributePredicate(name, test, list));
  parts.push(...all.map((one) => compileCondition(one, list)));
  if (any) parts.push(anyOf(any.map((option) => compileCondition(option, list))));
  if (not) parts.push(inverse(compileCondition(not, list)));
  parts.push(
    ...recorded.map((one) => compileRecorded(one, TOOLS)),
    ...days.map((day) => compileDayTest(day, list, TOOLS)),
  );
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : allOf(parts);
}

/** Whether a condition on the obligation alone holds. */
export function holdsFor(predicate: Predicate, situation: Situation): Truth {
  return predicate.holds(NO_ATTRIBUTES, situation);
}

export function missingFor(predicate: Predicate, situation: Situation): readonly string[] {
  return predicate.missing(NO_ATTRIBUTES, situation);
}

function allOf(parts: readonly Predicate[]): Predicate {
  return {
    holds: (attributes, situation) => {
      let truth: Truth = true;
      for (const part of parts) {
        truth = both(truth, part.holds(attributes, situation));
        if (truth === false) return false;
      }
      return truth;
    },
    missing: (attributes, situation) => missingAmong(parts, attributes, situation),
  };
}

export function anyOf(parts: readonly Predicate[]): Predicate {
  return {
    holds: (attributes, situation) => {
      let truth: Truth = false;
      for (const part of parts) {
        truth = either(truth, part.holds(attributes, situation));
        if (truth === true) return true;
      }
      return truth;
    },
    missing: (attributes, situation) => missingAmong(parts, attributes, situation),
  };
}

function inverse(part: Predicate): Predicate {
  return {
    holds: (attributes, situation) => negation(part.holds(attributes, situation)),
    missing: part.missing,
  };
}

function missingAmong(parts: readonly Predicate[], attributes: Attributes, situation: Situation) {
  return parts
    .filter((part) => part.holds(attributes, situation) === undefined)
    .flatMap((part) => part.missing(attributes, situation));
}

function attributePredicate(name: string, test: Test, list: ListName | undefined): Predicate {
  const read = readerOf(name, list);
  const passes = compileTest(name, test, list);
  const whenUnknown = unknownMeans(test);
  // Most of what is asked is the member's own: a reader called for each would be half the work.
  const isOwn = list !== undefined && name in LISTS[list];
  return {
    holds: (attributes, situation) => {
      const value = isOwn ? attributes[name] : read(attributes, situation);
      if (value === undefined) return whenUnknown;
      if (typeof value !== 'object') return passes.holds(value, attributes, situation);
      let truth: Truth = false;
      for (const one of value) truth = either(truth, passes.holds(one, attributes, situation));
      return truth;
    },
    missing: (attributes, situation) => {
      if (read(attributes, situation) !== undefined) return passes.missing(attributes, situation);
      return whenUnknown === undefined ? [name] : [];
    },
  };
}

/** What follows where nothing is on record: nothing, unless that is what is asked. */
function unknownMeans(test: Test): Truth {
  const known = typeof test === 'object' && !Array.isArray(test) ? test.known : undefined;
  return known === undefined ? undefined : !known;
}

type Reader = (attributes: Attributes, situation: Situation) => Value | undefined;

/** Reads an attribute: of the member at hand, of the one around it, of the segment, of a setting, or of the obligation. */
export function readerOf(name: string, list: ListName | undefined): Reader {
  if (name.startsWith(SETTING_PREFIX)) {
    const setting = name.slice(SETTING_PREFIX.length);
    return (_, situation) => situation.setting(setting);
  }
  if (name.startsWith(ITEM_PREFIX)) {
    const attribute = name.slice(ITEM_PREFIX.length);
    return (attributes, situation) => (situation.item ?? attributes)[attribute];
  }
  if (name.startsWith(SEGMENT_PREFIX)) {
    const attribute = name.slice(SEGMENT_PREFIX.length);
    return (_, situation) => situation.segment?.attributes[attribute];
  }
  if (list !== undefined && name in LISTS[list]) return (attributes) => attributes[name];
  if (name === MAIN_ROLE) return (_, situation) => situation.mainRole();
  return (_, situation) => situation.obligation[name];
}

type Single = string | number | boolean;

interface CompiledTest {
  readonly holds: (value: Single, attributes: Attributes, situation: Situation) => Truth;
  readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
}

/** A test that needs nothing but the value. */
function plain(passes: (value: Single) => boolean): CompiledTest {
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

function compileTest(name: string, test: Test, list: ListName | undefined): CompiledTest {
  const type = attributeNamed(name, list)?.type;
  const form = formOf(type);
  if (Array.isArray(test)) {
    const accepted = new Set(test.map(form));
    return plain((value) => accepted.has(value));
  }
  if (typeof test !== 'object') {
    const wanted = form(test);
    return plain((value) => value === wanted);
  }
  const parts = comparisonsOf(test, type, list);
  return {
    holds: (value, attributes, situation) => {
      let truth: Truth = true;
      for (const part of parts) truth = both(truth, part.holds(value, attributes, situation));
      return truth;
    },
    missing: (attributes, situation) => parts.flatMap((part) => part.missing(attributes, situation)),
  };
}

function comparisonsOf(
  { at_least, at_most, after, before, in: named, same_as, school_year_of, known }: Comparison,
  type: AttributeType | undefined,
  list: ListName | undefined,
): readonly CompiledTest[] {
  const form = formOf(type);
  const parts: CompiledTest[] = [];
  const numeric = (bound: number | string, holds: (value: Single, limit: Single) => boolean) => {
    const limit = form(bound);
    parts.push(plain((value) => holds(value, limit)));
  };
  const day = (bound: Moment, isEarlier: boolean, strictly: boolean) =>
    parts.push(dayTest(momentFor(bound, list), isEarlier, strictly));
  const bounded = (bound: number | Moment | undefined, isEarlier: boolean) => {
    if (bound === undefined) return;
    if (type === 'day' && typeof bound !== 'number') day(bound, isEarlier, false);
    else if (typeof bound !== 'object')
      numeric(bound, isEarlier ? (value, limit) => value <= limit : (value, limit) => value >= limit);
  };
  bounded(at_least, false);
  bounded(at_most, true);
  if (after !== undefined) day(after, false, true);
  if (before !== undefined) day(before, true, true);
  if (named !== undefined) parts.push(namedTest(named, list));
  if (same_as !== undefined) parts.push(sameTest(same_as, list));
  if (school_year_of !== undefined) parts.push(schoolYearTest(school_year_of, list));
  if (known === false) parts.push(plain(() => false));
  return parts;
}

/** Whether a day is not later, or not earlier, than another one. Against a day that does not exist it is neither. */
function dayTest(moment: CompiledMoment, isEarlier: boolean, strictly: boolean): CompiledTest {
  return {
    holds: (value, attributes, situation) =>
      lies(String(value), moment.at(attributes, situation), isEarlier, strictly, situation),
    missing: moment.missing,
  };
}

/** A named list is looked up on the member's own day; without a member, on the day that selects the text. */
function namedTest(named: string, list: ListName | undefined): CompiledTest {
  const on = momentFor(list === undefined ? 'selected' : 'item', list);
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
function schoolYearTest(written: Moment, list: ListName | undefined): CompiledTest {
  const moment = momentFor(written, list);
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

function sameTest(other: string, list: ListName | undefined): CompiledTest {
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
