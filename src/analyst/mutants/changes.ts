import { addDays, isDay } from '../../domain/values/day.ts';
import { SETTING_PREFIX } from '../../rules/language/facts-vocabulary.ts';
import { LISTS } from '../../rules/language/lists.ts';
import { isList, isMap } from './data.ts';
import type { Change, Mutation } from './mutation.ts';
import { wordsOf } from './shapes.ts';
import { isWhole } from './whole-numbers.ts';

/** An amount, a number of years, a ratio: a little more and a little less. */
export const otherNumber: Mutation = (place) => {
  const { value } = place;
  if (typeof value === 'string') return otherRatio(value);
  if (typeof value !== 'number') return [];
  const step = isWhole(place) ? 1 : 0.01;
  return [1, -1].map((sign) => ({
    what: `${sign > 0 ? '+' : '-'}${step}`,
    value: Math.round(value * 100 + sign * step * 100) / 100,
  }));
};

function otherRatio(written: string): readonly Change[] {
  const [, over, under] = /^(\d{1,4})\/(\d{1,4})$/.exec(written) ?? [];
  if (over === undefined || under === undefined) return [];
  return [1, -1].map((sign) => replacing(`${Number(over) * 100 + sign}/${Number(under) * 100}`));
}

/** The day before and the day after; of the days of a year too. */
export const otherDay: Mutation = ({ value }) => {
  if (typeof value !== 'string') return [];
  const isYearly = /^\d\d-\d\d$/.test(value);
  const day = isYearly ? `2023-${value}` : value;
  if (!isDay(day)) return [];
  return [1, -1].map((days) => ({
    what: days > 0 ? '+1 day' : '-1 day',
    value: addDays(day, days).slice(isYearly ? '2023-'.length : 0),
  }));
};

/** `all` asks for any, `any` for all, and `not` for what it forbids. */
export const otherCombination: Mutation = ({ key, value, isTest }) => {
  if (isTest) return [];
  if (key === 'kind' && value === 'all') return [replacing('any')];
  if (key === 'kind' && value === 'any') return [replacing('all')];
  return isMap(value) && value['kind'] === 'not' ? [{ what: 'not negated', value: value['of'] }] : [];
};

export const opposite: Mutation = ({ value }) => (typeof value === 'boolean' ? [replacing(!value)] : []);

/** More words than this are no ways to do the same, and one that is wrong stands for all of them. */
const MOST_WORDS = 5;

/**
 * Any other word the language knows for the place: ways of counting, selectors, roundings, acts, spans. Not
 * another list of facts: what is asked of one means nothing of the others.
 */
export const otherWord: Mutation = ({ value, shapes, above }) => {
  const words = shapes.flatMap(wordsOf);
  if (typeof value !== 'string' || !words.includes(value) || value in LISTS) return [];
  const taken = isList(above?.value) ? above.value : [value];
  const others = words.filter((word) => !taken.includes(word));
  return others.slice(0, words.length > MOST_WORDS ? 1 : others.length).map(replacing);
};

/** Each value a setting may have, where the setting is read, as if the sources had given it. */
export const settled: Mutation = ({ key, value, isTest }, { settings, cite }) => {
  if (isTest) {
    if (!key.startsWith(SETTING_PREFIX)) return [];
    const possible = settings.get(key.slice(SETTING_PREFIX.length)) ?? [];
    return possible.filter((other) => other !== value).map(replacing);
  }
  if (!isMap(value) || typeof value['setting'] !== 'string' || Object.keys(value).length > 1) return [];
  // A rounding is the one value that is cited by itself.
  const written = (word: unknown) => (key === 'rounding' ? { to_hundredths: word, cite } : word);
  return (settings.get(value['setting']) ?? []).map((word) => ({ ...replacing(word), value: written(word) }));
};

function replacing(value: unknown): Change {
  return { what: `= ${String(value)}`, value };
}
