import { partsOf } from '../language/condition-parts.ts';
import type { Condition, Moment, MomentVersion, Test, Within } from '../language/condition.ts';
import {
  MAIN_ROLE,
  OBLIGATION_ATTRIBUTES,
  obligationReader,
  type Attributes,
  type Value,
} from '../language/facts-vocabulary.ts';
import { LISTS, type ListName } from '../language/lists.ts';
import type { Predicate } from '../situation/predicate.ts';
import type { Situation, ValuingWindow } from '../situation/situation.ts';
import { both, either, negation, type Truth } from '../values/truth.ts';
import { compileDayTest } from './day-test.ts';
import { compileFigureTest } from './figure-test.ts';
import { compileMetTest } from './met-test.ts';
import { compileMomentVersions } from './moment-versions.ts';
import { compileMoment, type CompiledMoment, type Tools } from './moment.ts';
import { readerOf, type Reader } from './reader.ts';
import { compileRecorded } from './recorded.ts';
import { figureFor } from './told-figures.ts';
import { compileValueTest, type ValueTest } from './value-test.ts';
import { compileWindow } from './window.ts';

const ALWAYS: Predicate = { holds: () => true, missing: () => [] };

export const NO_ATTRIBUTES: Attributes = {};

/** What moments, windows and members need of conditions. */
export const TOOLS: Tools = {
  condition: compileCondition,
  reader: readerOf,
  figure: figureFor,
  versions: versionsFor,
};

function versionsFor(written: readonly MomentVersion[], list: ListName | undefined): CompiledMoment {
  return compileMomentVersions(written, list, TOOLS);
}

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
  const { all, any, not, recorded, days, figures, met, tests } = partsOf(written);
  const parts = tests.map(([name, test]) => attributePredicate(name, test, list));
  parts.push(...all.map((one) => compileCondition(one, list)));
  if (any) parts.push(anyOf(any.map((option) => compileCondition(option, list))));
  if (not) parts.push(inverse(compileCondition(not, list)));
  parts.push(
    ...recorded.map((one) => compileRecorded(one, TOOLS)),
    ...days.map((day) => compileDayTest(day, list, TOOLS)),
    ...figures.map((figure) => compileFigureTest(figure, list, TOOLS)),
    ...met.map(compileMetTest),
  );
  const [only = ALWAYS] = parts;
  return parts.length < 2 ? only : allOf(parts);
}

/** Whether a condition on the obligation alone holds. */
export function holdsFor(predicate: Predicate, situation: Situation): Truth {
  return predicate.holds(NO_ATTRIBUTES, situation);
}

export function missingFor(predicate: Predicate, situation: Situation): readonly string[] {
  return predicate.missing(NO_ATTRIBUTES, situation);
}

export function allOf(parts: readonly Predicate[]): Predicate {
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
  const passes = compileValueTest(name, test, list, TOOLS);
  const whenUnknown = unknownMeans(test);
  return {
    holds: judging(name, list, read, passes, whenUnknown),
    missing: (attributes, situation) => {
      if (read(attributes, situation) !== undefined) return passes.missing(attributes, situation);
      return whenUnknown === undefined ? [name] : [];
    },
  };
}

/** Most of what is asked is the member's own, or the obligation's: a reader called for each would be half the work. */
function judging(
  name: string,
  list: ListName | undefined,
  read: Reader,
  { holds }: ValueTest,
  whenUnknown: Truth,
): Predicate['holds'] {
  if (list !== undefined && name in LISTS[list])
    return (attributes, situation) => judged(attributes[name], holds, whenUnknown, attributes, situation);
  if (name in OBLIGATION_ATTRIBUTES && name !== MAIN_ROLE) {
    const readFacts = obligationReader(name);
    return (attributes, situation) =>
      judged(readFacts(situation.facts), holds, whenUnknown, attributes, situation);
  }
  return (attributes, situation) =>
    judged(read(attributes, situation), holds, whenUnknown, attributes, situation);
}

/** Of several values it is enough that one passes. */
function judged(
  value: Value | undefined,
  passes: ValueTest['holds'],
  whenUnknown: Truth,
  attributes: Attributes,
  situation: Situation,
): Truth {
  if (value === undefined) return whenUnknown;
  if (typeof value !== 'object') return passes(value, attributes, situation);
  let truth: Truth = false;
  for (const one of value) {
    truth = either(truth, passes(one, attributes, situation));
    if (truth === true) return true;
  }
  return truth;
}

/** What follows where nothing is on record: nothing, unless that is what is asked. */
function unknownMeans(test: Test): Truth {
  const known = typeof test === 'object' && !Array.isArray(test) ? test.known : undefined;
  return known === undefined ? undefined : !known;
}
