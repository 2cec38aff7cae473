import { parseHundredths } from '../domain/values/hundredths.ts';
import {
  attributeNamed,
  LISTS,
  SETTING_PREFIX,
  type Attributes,
  type ListName,
  type Value,
} from './facts-vocabulary.ts';
import type { Condition, Test } from './language/condition.ts';
import type { Situation } from './situation.ts';
import { both, either, negation, type Truth } from './truth.ts';

/** A compiled condition. */
export interface Predicate {
  readonly holds: (attributes: Attributes, situation: Situation) => Truth;
  /** Names of the attributes whose absence keeps it from being decided; asked only then. */
  readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
}

const ALWAYS: Predicate = { holds: () => true, missing: () => [] };

const NO_ATTRIBUTES: Attributes = {};

/** Compiles a condition on the members of a list, or on the obligation alone. */
export function compileCondition(written: Condition | undefined, list: ListName | undefined): Predicate {
  if (written === undefined) return ALWAYS;
  const { any, not, ...tests } = written;
  const parts = Object.entries(tests).map(([name, test]) => attributePredicate(name, test, list));
  if (any) parts.push(anyOf(any.map((option) => compileCondition(option, list))));
  if (not) parts.push(inverse(compileCondition(not, list)));
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

function anyOf(parts: readonly Predicate[]): Predicate {
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
  return {
    holds: (attributes, situation) => {
      const value = read(attributes, situation);
      if (value === undefined) return undefined;
      return typeof value === 'object' ? value.some(passes) : passes(value);
    },
    missing: () => [name],
  };
}

type Reader = (attributes: Attributes, situation: Situation) => Value | undefined;

function readerOf(name: string, list: ListName | undefined): Reader {
  if (name.startsWith(SETTING_PREFIX)) {
    const setting = name.slice(SETTING_PREFIX.length);
    return (_, situation) => situation.setting(setting);
  }
  if (list !== undefined && name in LISTS[list]) return (attributes) => attributes[name];
  return (_, situation) => situation.obligation[name];
}

type Single = string | number | boolean;

/** Values compare in the form facts hold them: text as text, amounts as hundredths. */
function compileTest(name: string, test: Test, list: ListName | undefined): (value: Single) => boolean {
  const type = attributeNamed(name, list)?.type;
  const form = (written: Single): Single => {
    if (type === 'text' || type === 'texts') return String(written);
    return type === 'amount' ? parseHundredths(String(written)) : written;
  };
  if (Array.isArray(test)) {
    const accepted = new Set(test.map(form));
    return (value) => accepted.has(value);
  }
  if (typeof test === 'object') {
    const least = test.at_least === undefined ? undefined : form(test.at_least);
    const most = test.at_most === undefined ? undefined : form(test.at_most);
    return (value) => (least === undefined || value >= least) && (most === undefined || value <= most);
  }
  const wanted = form(test);
  return (value) => value === wanted;
}
