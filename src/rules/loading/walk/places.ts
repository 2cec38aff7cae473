import { partsOf } from '../../language/condition-parts.ts';
import type { Moment, Within, Members, Condition } from '../../language/condition.ts';
import { SETTING_PREFIX } from '../../language/facts-vocabulary.ts';
import type { Figure } from '../../language/figure.ts';
import type { Force } from '../../language/force.ts';
import type { Length } from '../../language/length.ts';
import type { ListName } from '../../language/lists.ts';
import type { Duration } from '../../language/moment.ts';
import type { Cite } from '../../language/values.ts';
import { ROUNDINGS } from '../../values/ratio.ts';
import type { Uses, Path, Role, Context } from '../uses.ts';

/** What is written neither about a record nor within one. */
export const NOWHERE: Context = { list: undefined, outer: undefined };

const DAYS = ['day'];
export const NUMBERS = ['number', 'amount', 'decimal'];
export const ANY = ['text', 'texts', 'number', 'amount', 'decimal', 'day', 'yes_no'];

export function useMoment(uses: Uses, moment: Moment | undefined, context: Context, path: Path): void {
  if (moment === undefined) return;
  uses.moments.push({ what: moment, context, path });
  if (typeof moment === 'string') return;
  if (isVersions(moment)) {
    moment.forEach(({ is, ...force }, i) => {
      useForce(uses, force, context, [...path, i]);
      useMoment(uses, is, context, [...path, i, 'is']);
    });
    return;
  }
  const { of: base, plus, minus, attribute, setting, where } = moment;
  useMoment(uses, base, context, [...path, 'of']);
  useLength(uses, plus, context, [...path, 'plus']);
  useLength(uses, minus, context, [...path, 'minus']);
  for (const key of ['latest_of', 'earliest_of'] as const) {
    moment[key]?.forEach((part, i) => {
      useMoment(uses, part, context, [...path, key, i]);
    });
  }
  const list = moment.latest ?? moment.earliest;
  const inner = list === undefined ? context : { list, outer: context.list };
  useCondition(uses, where, inner, [...path, 'where']);
  if (attribute !== undefined) useAttribute(uses, attribute, inner, DAYS, [...path, 'attribute']);
  if (setting !== undefined) uses.settings.push({ setting, role: 'day', path: [...path, 'setting'] });
}

export function useWithin(uses: Uses, within: Within | undefined, context: Context, path: Path): void {
  if (within === 'segment') uses.moments.push({ what: 'segment_start', context, path });
  if (typeof within !== 'object') return;
  useMoment(uses, within.from, context, [...path, 'from']);
  useMoment(uses, within.to, context, [...path, 'to']);
}

export function useDuration(uses: Uses, duration: Duration | undefined, path: Path): void {
  for (const key of ['years', 'months', 'days'] as const) {
    useSetting(uses, duration?.[key], 'number', [...path, key]);
  }
}

/** A setting that is the whole number is one of a length; anything else is a figure. */
function useLength(uses: Uses, length: Length | undefined, context: Context, path: Path): void {
  for (const key of ['years', 'months', 'days'] as const) {
    const part = length?.[key];
    const isSetting = typeof part === 'object' && 'setting' in part && Object.keys(part).length === 1;
    if (isSetting) useSetting(uses, part, 'number', [...path, key]);
    else if (typeof part === 'object') useFigure(uses, part, context, [...path, key]);
  }
}

export function useMembers(
  uses: Uses,
  { from, where, within, distinct }: Members,
  context: Context,
  path: Path,
): void {
  const inner = { list: from, outer: context.list };
  useCondition(uses, where, inner, [...path, 'where']);
  useWithin(uses, within, inner, [...path, 'within']);
  if (distinct !== undefined) useAttribute(uses, distinct, inner, ANY, [...path, 'distinct']);
}

export function useCondition(
  uses: Uses,
  condition: Condition | undefined,
  context: Context,
  path: Path,
): void {
  if (condition === undefined) return;
  uses.conditions.push({ what: condition, context, path });
  const { all, any, not, recorded, days, figures, met, tests } = partsOf(condition);
  all.forEach((one, i) => {
    useCondition(uses, one, context, [...path, 'all', i]);
  });
  any?.forEach((option, i) => {
    useCondition(uses, option, context, [...path, 'any', i]);
  });
  useCondition(uses, not, context, [...path, 'not']);
  const single = recorded.length === 1 && !Array.isArray(condition.recorded);
  recorded.forEach((one, i) => {
    const at = [...path, 'recorded', ...(single ? [] : [i])];
    useMembers(uses, one, context, at);
    if (one.sum !== undefined) useAttribute(uses, one.sum, of(one.from), NUMBERS, [...at, 'sum']);
  });
  days.forEach((day, i) => {
    const at = [...path, 'day', ...(Array.isArray(condition.day) ? [i] : [])];
    for (const key of ['is', 'at_least', 'at_most', 'after', 'before'] as const) {
      useMoment(uses, day[key], context, [...at, key]);
    }
  });
  figures.forEach((figure, i) => {
    const at = [...path, 'figure', ...(Array.isArray(condition.figure) ? [i] : [])];
    for (const key of ['is', 'at_least', 'at_most'] as const) {
      useFigure(uses, figure[key], context, [...at, key]);
    }
  });
  met.forEach((requirement, i) => {
    uses.met.push({ requirement, path: [...path, 'met', ...(Array.isArray(condition.met) ? [i] : [])] });
  });
  for (const [name, test] of tests) useComparison(uses, name, test, context, [...path, name]);
}

export function useComparison(uses: Uses, name: string, test: unknown, context: Context, path: Path): void {
  if (name.startsWith('setting.')) {
    uses.settings.push({ setting: name.slice('setting.'.length), role: 'text', path });
  }
  if (typeof test !== 'object' || test === null || Array.isArray(test)) return;
  for (const [key, bound] of Object.entries(test as Readonly<Record<string, unknown>>)) {
    if (key === 'same_as' && typeof bound === 'string')
      useAttribute(uses, bound, context, ANY, [...path, key]);
    if (
      key !== 'same_as' &&
      key !== 'in' &&
      key !== 'known' &&
      (typeof bound === 'object' || isWord(bound))
    ) {
      useMoment(uses, bound as Moment, context, [...path, key]);
    }
  }
}

export function useFigure(uses: Uses, figure: Figure | undefined, context: Context, path: Path): void {
  if (figure === undefined) return;
  uses.figures.push({ what: figure, context, path });
  if (typeof figure === 'number') return;
  if (isVersions(figure)) {
    figure.forEach(({ is, ...force }, i) => {
      useForce(uses, force, context, [...path, i]);
      useFigure(uses, is, context, [...path, i, 'is']);
    });
    return;
  }
  const { setting, percent, of: base, attribute, count, total, for_each } = figure;
  if (setting !== undefined) uses.settings.push({ setting, role: 'number', path: [...path, 'setting'] });
  useSetting(uses, figure.rounded?.how, { oneOf: ROUNDINGS }, [...path, 'rounded', 'how']);
  for (const key of ['sum', 'greatest', 'least', 'times', 'less', 'quotient'] as const) {
    figure[key]?.forEach((part, i) => {
      useFigure(uses, part, context, [...path, key, i]);
    });
  }
  useFigure(uses, percent, context, [...path, 'percent']);
  if (base !== 'required') useFigure(uses, base, context, [...path, 'of']);
  if (attribute !== undefined) useAttribute(uses, attribute, context, NUMBERS, [...path, 'attribute']);
  const { values_of } = figure;
  if (values_of !== undefined) useAttribute(uses, values_of, context, ['texts'], [...path, 'values_of']);
  if (count) useMembers(uses, count, context, [...path, 'count']);
  if (total) {
    useMembers(uses, total, context, [...path, 'total']);
    useAttribute(uses, total.attribute, of(total.from), NUMBERS, [...path, 'total', 'attribute']);
  }
  if (for_each) {
    const { where, within, distinct, is } = figure;
    useMembers(uses, { from: for_each, where, within, distinct }, context, path);
    useFigure(uses, is, { list: for_each, outer: context.list }, [...path, 'is']);
  }
  if (figure.for_each_year !== undefined) {
    useCondition(uses, figure.where, context, [...path, 'where']);
    useWithin(uses, figure.within, context, [...path, 'within']);
    useFigure(uses, figure.is, context, [...path, 'is']);
  }
  for (const key of ['whole_years', 'whole_months', 'whole_days'] as const) {
    useMoment(uses, figure[key]?.from, context, [...path, key, 'from']);
    useMoment(uses, figure[key]?.to, context, [...path, key, 'to']);
  }
}

export function useForce(uses: Uses, force: Force, context: Context, path: Path): void {
  uses.forces.push({ what: force, context, path });
  if (force.since !== 'unknown') useMoment(uses, force.since, context, [...path, 'since']);
  useMoment(uses, force.before, context, [...path, 'before']);
  useCondition(uses, force.when, context, [...path, 'when']);
}

export function useAttribute(
  uses: Uses,
  what: string,
  context: Context,
  types: readonly string[],
  path: Path,
): void {
  if (what.startsWith(SETTING_PREFIX)) {
    uses.settings.push({ setting: what.slice(SETTING_PREFIX.length), role: 'text', path });
    return;
  }
  uses.attributes.push({ what, context, types, path });
}

export function useId(uses: Uses, kind: string, id: string, path: Path): void {
  uses.ids.push({ kind, id, path: [...path, 'id'] });
}

export function useCite(uses: Uses, cite: Cite | undefined, path: Path): void {
  for (const [source, facts] of Object.entries(cite ?? {})) {
    uses.cites.push({ source, facts, path: [...path, 'cite', source] });
  }
}

export function useSetting(uses: Uses, written: unknown, role: Role, path: Path): void {
  if (typeof written === 'object' && written !== null && 'setting' in written) {
    uses.settings.push({ setting: String(written.setting), role, path });
  }
}

export function of(list: ListName): Context {
  return { list, outer: undefined };
}

function isVersions<T>(written: T): written is Extract<T, readonly unknown[]> {
  return Array.isArray(written);
}

/** A bound that is written as a word is a day or an anchor; numbers in quotes are amounts. */
function isWord(bound: unknown): bound is string {
  return typeof bound === 'string' && !/^\d+(\.\d+)?$/.test(bound);
}
