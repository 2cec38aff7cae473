import { TOOLS } from '../conditions/condition.ts';
import { compileMembers } from '../conditions/members.ts';
import { attributeOfNone } from '../conditions/no-record.ts';
import type { Attributes } from '../language/facts-vocabulary.ts';
import type { Figure, FigureObject } from '../language/figure.ts';
import { DAY_OF, type ListName } from '../language/lists.ts';
import type { YearBegin } from '../language/moment.ts';
import { compileSegments } from '../segments/segments.ts';
import { viewFrom, type Segment } from '../situation/situation.ts';
import { isLess, ZERO, type Exact } from '../values/exact.ts';
import { summed } from './figure-members.ts';
import type { Reckoning, Scope } from './reckoning.ts';

/**
 * A figure for each member, summed, or the greatest or least of them; with no member it is nothing. That of the
 * latest alone is not known where there is none.
 */
export function ofEach(
  list: ListName,
  { where, within, distinct, take = 'sum', is = 0 }: FigureObject,
  each: Reckoning,
): Reckoning {
  const members = compileMembers({ from: list, where, within, distinct }, TOOLS);
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
        ...(none ? [attributeOfNone(list, attributeOf(is) ?? DAY_OF[list], where)] : []),
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
export function ofEachYear(
  begins: YearBegin,
  { where, within, take = 'sum' }: FigureObject,
  each: Reckoning,
): Reckoning {
  const yearsIn = compileSegments({ years_from: begins, where, within }, []);
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
