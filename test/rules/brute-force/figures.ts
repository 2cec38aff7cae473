import type { Figure, FigureObject, Version } from '../../../src/rules/language/figure.ts';
import {
  divided,
  type Fraction,
  isAtLeast,
  negative,
  product,
  rounded,
  type Rounding,
  sum,
  whole,
  written,
  ZERO,
} from './fractions.ts';
import { daysBetween, monthsBetween, yearsBetween } from './calendar.ts';
import { holds } from './conditions.ts';
import { yearsIn } from './each.ts';
import { keyOf, type Member, membersOf, number } from './members.ts';
import { dayOf } from './moments.ts';
import { isTexts, type Value } from './records.ts';
import { stands } from './standing.ts';
import { valueNamed } from './values.ts';
import { lookingAt, type World } from './world.ts';

const HUNDREDTH = divided(whole(1), whole(100));

/** A figure as it is, for what is compared exactly. */
export function exactly(figure: Figure, world: World): Fraction | undefined {
  return reckoned(figure, world);
}

/** A figure, rounded to hundredths at the end; undefined where it is not known. */
export function figureOf(figure: Figure, world: World): Fraction | undefined {
  const exact = reckoned(figure, world);
  return exact && rounded(exact, HUNDREDTH, 'half_up');
}

type Known = Fraction | undefined;

function reckoned(figure: Figure, world: World): Known {
  if (typeof figure === 'number') return written(figure);
  if (isVersions(figure)) return inForce(figure, world);
  const { rounded: to } = figure;
  const exact = ofMap(figure, world);
  if (to === undefined || exact === undefined) return exact;
  const how = typeof to.how === 'string' ? to.how : world.setting(to.how.setting);
  return how === undefined ? undefined : rounded(exact, written(to.to), how as Rounding);
}

function isVersions(figure: readonly Version[] | FigureObject): figure is readonly Version[] {
  return Array.isArray(figure);
}

/** The first in force holds. */
function inForce(versions: readonly Version[], world: World): Known {
  for (const version of versions) {
    const truth = stands(version, world);
    if (truth === undefined) return undefined;
    if (truth) return reckoned(version.is, world);
  }
  return undefined;
}

/** All of several, or undefined when one is not known. */
function all(figures: readonly Known[]): readonly Fraction[] | undefined {
  const known = figures.filter((one) => one !== undefined);
  return known.length === figures.length ? known : undefined;
}

function ofMap(figure: FigureObject, world: World): Known {
  const some = (figures: readonly Figure[], how: (known: readonly Fraction[]) => Known) => {
    const known = all(figures.map((one) => reckoned(one, world)));
    return known && how(known);
  };
  if (figure.setting !== undefined) {
    const value = world.setting(figure.setting);
    return value === undefined ? undefined : written(value);
  }
  if (figure.sum !== undefined) return some(figure.sum, sum);
  if (figure.greatest !== undefined) return some(figure.greatest, greatest);
  if (figure.least !== undefined) return some(figure.least, least);
  if (figure.times !== undefined) return some(figure.times, (known) => known.reduce(product, whole(1)));
  if (figure.less !== undefined) {
    return some(figure.less, ([first = ZERO, ...rest]) =>
      greatest([ZERO, sum([first, negative(sum(rest))])]),
    );
  }
  if (figure.quotient !== undefined) {
    return some(figure.quotient, ([over = ZERO, under = ZERO]) =>
      under.over === 0n ? undefined : divided(over, under),
    );
  }
  if (figure.percent !== undefined) {
    const { of: whose = 'required' } = figure;
    const of = whose === 'required' ? world.required : reckoned(whose, world);
    return some([figure.percent], ([percent = ZERO]) => of && product(divided(percent, whole(100)), of));
  }
  if (figure.values_of !== undefined) {
    const values = valueNamed(figure.values_of, world);
    return values === undefined ? undefined : whole(new Set(isTexts(values) ? values : [values]).size);
  }
  if (figure.attribute !== undefined) return asNumber(valueNamed(figure.attribute, world));
  if (figure.count !== undefined) {
    const { least: at, most } = number(membersOf(figure.count, world), figure.count.distinct);
    return at === most ? whole(at) : undefined;
  }
  if (figure.total !== undefined) {
    const { attribute, distinct, ...members } = figure.total;
    const chosen = alikeOnce(membersOf(members, world), distinct);
    if (chosen === undefined) return undefined;
    const terms = all(
      chosen.map(({ record, isSure }) => (isSure ? asNumber(record.attributes[attribute]) : undefined)),
    );
    return terms && sum(terms);
  }
  for (const [ends, between] of [
    [figure.whole_years, yearsBetween],
    [figure.whole_months, monthsBetween],
    [figure.whole_days, daysBetween],
  ] as const) {
    if (ends === undefined) continue;
    const [from, to] = [dayOf(ends.from, world), dayOf(ends.to, world)];
    if (from === undefined || to === undefined) return undefined;
    return from === null || to === null ? ZERO : whole(between(from, to));
  }
  if (figure.for_each_year !== undefined) return forEachYear(figure, world);
  return forEach(figure, world);
}

function forEachYear({ for_each_year: begin, where, within, take, is }: FigureObject, world: World): Known {
  if (begin === undefined || is === undefined) throw new RangeError('a figure without a head');
  const insides = yearsIn(begin, within ?? 'period', world).map((segment) => ({ ...world, segment }));
  const truths = insides.map((inside) => holds(where, inside));
  if (truths.includes(undefined)) return undefined;
  const chosen = insides.filter((_, i) => truths[i]);
  return taken(take === 'latest' ? chosen.slice(-1) : chosen, take, is);
}

function forEach({ for_each: from, where, within, distinct, take, is }: FigureObject, world: World): Known {
  if (from === undefined || is === undefined) throw new RangeError('a figure without a head');
  const members = alikeOnce(membersOf({ from, where, within }, world), distinct);
  if (members === undefined || members.some(({ isSure }) => !isSure)) return undefined;
  const chosen = take === 'latest' ? members.slice(-1) : members;
  return taken(
    chosen.map(({ record }) => lookingAt(world, record)),
    take,
    is,
  );
}

/** The figure as each is looked at: their sum, the greatest or the least; of none it is nothing. */
function taken(insides: readonly World[], take: FigureObject['take'], is: Figure): Known {
  if (take === 'latest' && insides.length === 0) return undefined;
  const figures = all(insides.map((inside) => reckoned(is, inside)));
  if (figures === undefined) return undefined;
  if (take === 'greatest') return greatest([ZERO, ...figures]);
  if (take === 'least') return figures.length === 0 ? ZERO : least(figures);
  return sum(figures);
}

/** Of those alike the oldest; undefined where it is not known which are alike. */
function alikeOnce(members: readonly Member[], distinct: string | undefined): readonly Member[] | undefined {
  if (distinct === undefined) return members;
  const keys = members.map(({ record }) => keyOf(record.attributes[distinct]));
  if (keys.includes(undefined) && members.length > 1) return undefined;
  return members.filter((_, i) => keys.indexOf(keys[i]) === i);
}

function asNumber(value: Value | undefined): Known {
  if (value === undefined) return undefined;
  if (typeof value === 'object' && 'over' in value) return value;
  if (typeof value === 'string') return written(value);
  throw new RangeError('is no number');
}

function greatest(figures: readonly Fraction[]): Fraction {
  return figures.reduce((a, b) => (isAtLeast(a, b) ? a : b));
}

function least(figures: readonly Fraction[]): Fraction {
  return figures.reduce((a, b) => (isAtLeast(b, a) ? a : b));
}
