import { parseHundredths, type Hundredths } from '../../domain/values/hundredths.ts';
import { compileChoice } from '../conditions/choice.ts';
import { NO_ATTRIBUTES, TOOLS } from '../conditions/condition.ts';
import { exactOf } from '../conditions/exact-attribute.ts';
import { compileForce, hundredths } from '../conditions/force.ts';
import { compileMembers } from '../conditions/members.ts';
import { readerOf } from '../conditions/reader.ts';
import { tellFigures } from '../conditions/told-figures.ts';
import { UNSAID } from '../conditions/words.ts';
import { SETTING_PREFIX, type Attributes } from '../language/facts-vocabulary.ts';
import type { Figure, FigureObject, Version } from '../language/figure.ts';
import type { ListName } from '../language/lists.ts';
import type { Situation } from '../situation/situation.ts';
import {
  greater,
  less,
  ofHundredths,
  ofWhole,
  plus,
  roundedTo,
  smaller,
  timesExact,
  toHundredths,
  type Exact,
} from '../values/exact.ts';
import { ROUNDINGS, type Rounding } from '../values/ratio.ts';
import { CENTESIMAL, joined, ofQuotient, REQUIRED } from './figure-arithmetic.ts';
import { ofEach, ofEachYear } from './figure-each.ts';
import { ofMembers, summed } from './figure-members.ts';
import { ofSpan } from './figure-spans.ts';
import type { Reckoning, Scope } from './reckoning.ts';

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
  if (written.values_of !== undefined) return ofValues(written.values_of, list);
  const { is = 0, for_each_year } = written;
  if (for_each !== undefined) return ofEach(for_each, written, reckon(is, for_each));
  if (for_each_year !== undefined) return ofEachYear(for_each_year, written, reckon(is, undefined));
  return ofSpan(written, list);
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

/** How many different values an attribute holds. */
function ofValues(name: string, list: ListName | undefined): Reckoning {
  const read = readerOf(name, list);
  return {
    of: ({ attributes, situation }) => {
      const found = read(attributes, situation);
      return found === undefined ? undefined : ofWhole(typeof found === 'object' ? new Set(found).size : 1);
    },
    missing: ({ attributes, situation }) => (read(attributes, situation) === undefined ? [name] : []),
  };
}
