import { parseHundredths, type Hundredths } from '../domain/values/hundredths.ts';
import { daysBetween, wholeYears, type Day } from '../domain/values/day.ts';
import { compileChoice } from './choice.ts';
import { onDay } from './clock.ts';
import { momentFor, NO_ATTRIBUTES, TOOLS } from './condition.ts';
import { exactOf } from './exact-attribute.ts';
import {
  dividedBy,
  greater,
  isLess,
  less,
  ofHundredths,
  ofWhole,
  plus,
  roundedTo,
  smaller,
  timesExact,
  toHundredths,
  ZERO,
  type Exact,
} from './exact.ts';
import { SETTING_PREFIX, type Attributes } from './facts-vocabulary.ts';
import { compileForce, hundredths } from './force.ts';
import type { Figure, FigureObject, Version } from './language/figure.ts';
import { DAY_OF, type ListName } from './lists.ts';
import { compileMembers, type CompiledMembers } from './members.ts';
import { readerOf } from './reader.ts';
import { ROUNDINGS, type Rounding } from './ratio.ts';
import { compileSegments } from './nodes/segments.ts';
import { viewFrom, type Segment, type Situation } from './situation.ts';
import { tellFigures } from './told-figures.ts';
import { UNSAID } from './words.ts';

/** What a figure is reckoned from: the member or obligation at hand, and what an amount requires in all. */
interface Scope {
  readonly attributes: Attributes;
  readonly situation: Situation;
  readonly required: Exact | undefined;
}

interface Reckoning {
  /** Undefined where none is in force, or where that cannot be said. */
  readonly of: (scope: Scope) => Exact | undefined;
  /** What keeps it from being said; empty when simply none is in force. */
  readonly missing: (scope: Scope) => readonly string[];
}

/** A figure of the obligation. */
export interface CompiledFigure {
  readonly at: (situation: Situation, required?: Hundredths) => Hundredths | undefined;
  /** Not rounded to hundredths. */
  readonly exactly: (situation: Situation) => Exact | undefined;
  readonly missing: (situation: Situation, required?: Hundredths) => readonly string[];
}

/** A product that falls between two hundredths, and says nothing of rounding, is rounded half up. */
export function compileFigure(written: Figure): CompiledFigure {
  if (typeof written === 'number') {
    const fixed = hundredths(written);
    const exact = ofHundredths(fixed);
    return { at: () => fixed, exactly: () => exact, missing: () => [] };
  }
  const reckoning = reckon(written, undefined);
  const scope = (situation: Situation, required: Hundredths | undefined): Scope => ({
    attributes: NO_ATTRIBUTES,
    situation,
    required: required === undefined ? undefined : ofHundredths(required),
  });
  return {
    at: (situation, required) => {
      const exact = reckoning.of(scope(situation, required));
      return exact && toHundredths(exact, 'half_up');
    },
    exactly: (situation) => reckoning.of(scope(situation, undefined)),
    missing: (situation, required) => reckoning.missing(scope(situation, required)),
  };
}

tellFigures((written, list) => {
  const { of, missing } = reckon(written, list);
  const scope = (attributes: Attributes, situation: Situation): Scope => ({
    ...{ attributes, situation, required: undefined },
  });
  return {
    exactly: (attributes, situation) => of(scope(attributes, situation)),
    missing: (attributes, situation) => {
      const names = missing(scope(attributes, situation));
      return names.length > 0 ? names : [UNSAID];
    },
  };
});

function reckon(written: Figure, list: ListName | undefined): Reckoning {
  if (typeof written === 'number') {
    const fixed = ofHundredths(hundredths(written));
    return { of: () => fixed, missing: () => [] };
  }
  if (isVersions(written)) return reckonVersions(written, list);
  const found = reckonObject(written, list);
  const { rounded } = written;
  if (rounded === undefined) return found;
  const step = hundredths(rounded.to);
  const how = compileChoice<Rounding>(rounded.how, ROUNDINGS);
  return {
    of: (scope) => {
      const exact = found.of(scope);
      return exact && roundedTo(exact, step, how(scope.situation));
    },
    missing: found.missing,
  };
}

function isVersions(written: Figure): written is readonly Version[] {
  return Array.isArray(written);
}

/** The first version that is in force, or may be, is the one that counts. */
function reckonVersions(versions: readonly Version[], list: ListName | undefined): Reckoning {
  const compiled = versions.map(({ is, ...force }) => ({
    force: compileForce(force, list),
    figure: reckon(is, list),
  }));
  const first = ({ attributes, situation }: Scope) => {
    for (const version of compiled) {
      const inForce = version.force.on(situation.selectedOn(), attributes, situation);
      if (inForce !== false) return { version, inForce };
    }
    return undefined;
  };
  return {
    of: (scope) => {
      const found = first(scope);
      return found?.inForce === true ? found.version.figure.of(scope) : undefined;
    },
    missing: (scope) => {
      const found = first(scope);
      if (found === undefined) return [];
      const { version, inForce } = found;
      return inForce === true
        ? version.figure.missing(scope)
        : version.force.missing(scope.attributes, scope.situation);
    },
  };
}

function reckonObject(written: FigureObject, list: ListName | undefined): Reckoning {
  const { setting, sum, greatest, least, times, percent, of, attribute, count, total, for_each } = written;
  const parts = (figures: readonly Figure[]) => figures.map((one) => reckon(one, list));
  if (setting !== undefined) return ofSetting(setting);
  if (sum !== undefined) return joined(parts(sum), plus);
  if (greatest !== undefined) return joined(parts(greatest), greater);
  if (least !== undefined) return joined(parts(least), smaller);
  if (times !== undefined) return joined(parts(times), timesExact);
  if (written.less !== undefined) return joined(parts(written.less), less);
  if (written.quotient !== undefined) return ofQuotient(parts(written.quotient));
  if (percent !== undefined) {
    const share = joined([reckon(percent, list), CENTESIMAL], timesExact);
    return joined([share, of === undefined || of === 'required' ? REQUIRED : reckon(of, list)], timesExact);
  }
  if (attribute !== undefined) return ofAttribute(attribute, list);
  if (count !== undefined) return ofMembers(compileMembers(count, TOOLS), (items) => ofWhole(items.length));
  if (total !== undefined) {
    const asExact = exactOf(total.attribute, total.from);
    return ofMembers(compileMembers(total, TOOLS), (items) => summed(items.map(asExact)), total);
  }
  if (for_each !== undefined) return ofEach(for_each, written);
  if (written.for_each_year !== undefined) return ofEachYear(written.for_each_year, written);
  return ofSpan(written, list);
}

const CENTESIMAL: Reckoning = { of: () => ({ over: 1n, under: 100n }), missing: () => [] };

const REQUIRED: Reckoning = { of: ({ required }) => required, missing: () => [] };

function joined(parts: readonly Reckoning[], join: (a: Exact, b: Exact) => Exact): Reckoning {
  return {
    of: (scope) => {
      let result: Exact | undefined;
      for (const [place, part] of parts.entries()) {
        const exact = part.of(scope);
        if (exact === undefined) return undefined;
        result = place === 0 || result === undefined ? exact : join(result, exact);
      }
      return result;
    },
    missing: (scope) => parts.flatMap((part) => part.missing(scope)),
  };
}

/** Divided by nothing it is not known, and nothing that is missing would make it so. */
function ofQuotient(parts: readonly Reckoning[]): Reckoning {
  return {
    of: (scope) => {
      const [over, under] = parts.map((part) => part.of(scope));
      return over === undefined || under === undefined || under.over === 0n
        ? undefined
        : dividedBy(over, under);
    },
    missing: (scope) => parts.flatMap((part) => part.missing(scope)),
  };
}

function ofSetting(name: string): Reckoning {
  return {
    of: ({ situation }) => {
      const amount = parseHundredths(situation.setting(name) ?? '');
      return typeof amount === 'number' ? ofHundredths(amount) : undefined;
    },
    missing: ({ situation }) => (situation.setting(name) === undefined ? [SETTING_PREFIX + name] : []),
  };
}

function ofAttribute(name: string, list: ListName | undefined): Reckoning {
  const read = readerOf(name, list);
  const asExact = exactOf(name, list);
  const valueOf = ({ attributes, situation }: Scope) => read(attributes, situation);
  return {
    of: (scope) => {
      const value = valueOf(scope);
      return value === undefined ? undefined : asExact({ attributes: { [name]: value } });
    },
    missing: (scope) => (valueOf(scope) === undefined ? [name] : []),
  };
}

/** A number made of the members of a list, known only when it is certain who they are. */
function ofMembers(
  members: CompiledMembers,
  make: (items: readonly { readonly attributes: Attributes }[]) => Exact | undefined,
  summedIn?: { readonly from: ListName; readonly attribute: string },
): Reckoning {
  return {
    of: ({ attributes, situation }) => {
      const { sure, open } = members.find(attributes, situation);
      return open.length > 0 ? undefined : make(sure);
    },
    missing: ({ attributes, situation }) => {
      const { sure } = members.find(attributes, situation);
      const unknown = members.missing(attributes, situation);
      if (summedIn === undefined) return unknown;
      const lacks = sure.some((item) => item.attributes[summedIn.attribute] === undefined);
      return lacks ? [...unknown, `${summedIn.from}.${summedIn.attribute}`] : unknown;
    },
  };
}

function summed(parts: readonly (Exact | undefined)[]): Exact | undefined {
  let sum: Exact = ZERO;
  for (const part of parts) {
    if (part === undefined) return undefined;
    sum = plus(sum, part);
  }
  return sum;
}

/**
 * A figure for each member, summed, or the greatest or least of them; with no member it is nothing. That of the
 * latest alone is not known where there is none.
 */
function ofEach(list: ListName, { where, within, distinct, take = 'sum', is = 0 }: FigureObject): Reckoning {
  const members = compileMembers({ from: list, where, within, distinct }, TOOLS);
  const each = reckon(is, list);
  const seenFrom = viewFrom(is);
  const inner = (
    item: { readonly attributes: Attributes },
    { attributes, situation, required }: Scope,
  ): Scope => ({
    attributes: item.attributes,
    situation: seenFrom(attributes, situation),
    required,
  });
  return {
    of: (scope) => {
      const { sure, open } = members.find(scope.attributes, scope.situation);
      return open.length > 0 ? undefined : taken(take, sure, (item) => each.of(inner(item, scope)));
    },
    missing: (scope) => {
      const { sure, open } = members.find(scope.attributes, scope.situation);
      const reckoned = take === 'latest' ? sure.slice(-1) : sure;
      const none = take === 'latest' && sure.length === 0 && open.length === 0;
      return [
        ...members.missing(scope.attributes, scope.situation),
        ...reckoned.flatMap((item) => each.missing(inner(item, scope))),
        ...(none ? [`${list}.${attributeOf(is) ?? DAY_OF[list]}`] : []),
      ];
    },
  };
}

/** Of the figures of some members, in their order: their sum, the greatest, the least, or that of the last. */
function taken<T>(
  take: NonNullable<FigureObject['take']>,
  members: readonly T[],
  figureOf: (member: T) => Exact | undefined,
): Exact | undefined {
  if (take === 'latest') return members.slice(-1).map(figureOf)[0];
  const figures = members.map(figureOf);
  if (take === 'sum') return summed(figures);
  let chosen: Exact | undefined;
  for (const exact of figures) {
    if (exact === undefined) return undefined;
    const better =
      chosen === undefined || (take === 'greatest' ? isLess(chosen, exact) : isLess(exact, chosen));
    if (better) chosen = exact;
  }
  return chosen ?? ZERO;
}

/** The same for each year of the period, or of another span, whether anything is on record of it or not. */
function ofEachYear(begins: string, { where, within, take = 'sum', is = 0 }: FigureObject): Reckoning {
  const yearsIn = compileSegments({ years_from: begins, where, within }, []);
  const each = reckon(is, undefined);
  const seenFrom = (scope: Scope) => (segment: Segment) => ({
    ...scope,
    situation: scope.situation.fromSegment(segment),
  });
  return {
    of: (scope) => {
      const years = yearsIn(scope.situation);
      if ('unknown' in years || years.some(({ doubt }) => doubt.length > 0)) return undefined;
      const inside = seenFrom(scope);
      return taken(take, years, ({ segment }) => each.of(inside(segment)));
    },
    missing: (scope) => {
      const years = yearsIn(scope.situation);
      const inside = seenFrom(scope);
      const findings = 'unknown' in years ? years.unknown : years.flatMap(({ doubt }) => doubt);
      const unknown = findings.map(({ code }) => code.replace(/^missing_/, ''));
      const segments = 'unknown' in years ? [] : years;
      return [...unknown, ...segments.flatMap(({ segment }) => each.missing(inside(segment)))];
    },
  };
}

/** The attribute that a figure of a member is, where it is nothing else. */
function attributeOf(is: Figure): string | undefined {
  return typeof is === 'object' && 'attribute' in is ? is.attribute : undefined;
}

/** Whole years, or days, from one day to another. */
function ofSpan({ whole_years, whole_days }: FigureObject, list: ListName | undefined): Reckoning {
  const ends = whole_years ?? whole_days;
  if (ends === undefined) throw new RangeError('a figure without a head passed the loader');
  const between = whole_years === undefined ? wholeDays : wholeYears;
  const from = momentFor(ends.from, list);
  const to = momentFor(ends.to, list);
  return {
    of: ({ attributes, situation }) => {
      const first = from.at(attributes, situation);
      const last = to.at(attributes, situation);
      if (first === undefined || last === undefined) return undefined;
      if (first === null || last === null) return ZERO;
      if (typeof first === 'string' && typeof last === 'string') return ofWhole(between(first, last));
      const number = (day: Day) => between(onDay(first, day), onDay(last, day));
      const { clock } = situation;
      const isOneFixed = typeof first === 'string' || typeof last === 'string';
      return ofWhole(isOneFixed ? clock.grown(number) : clock.changing(number));
    },
    missing: ({ attributes, situation }) => [
      ...from.missing(attributes, situation),
      ...to.missing(attributes, situation),
    ],
  };
}

function wholeDays(from: Day, to: Day): number {
  return Math.max(0, daysBetween(from, to));
}
