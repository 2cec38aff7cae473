import { isDay } from '../../domain/values/day.ts';
import { parseHundredths } from '../../domain/values/hundredths.ts';
import {
  attributeNamed,
  LISTS,
  OBLIGATION_ATTRIBUTES,
  SETTING_PREFIX,
  type AttributeType,
  type ListName,
} from '../facts-vocabulary.ts';
import type { Condition, Test } from '../language/condition.ts';
import type { Setting } from '../language/policy.ts';
import { suggestion, type Slip } from './problem.ts';
import type { Path } from './uses.ts';

type Settings = Readonly<Record<string, Setting>>;

/** Every attribute must be in the vocabulary, and every test must suit its type. */
export function checkCondition(
  condition: Condition,
  list: ListName | undefined,
  path: Path,
  settings: Settings,
): readonly Slip[] {
  const { any, not, ...tests } = condition;
  return [
    ...Object.entries(tests).flatMap(([name, test]) =>
      checkTest(name, test, list, [...path, name], settings),
    ),
    ...(any ?? []).flatMap((option, i) => checkCondition(option, list, [...path, 'any', i], settings)),
    ...(not ? checkCondition(not, list, [...path, 'not'], settings) : []),
  ];
}

/** Names of the settings a condition asks for. */
export function settingsIn({ any, not, ...tests }: Condition): readonly string[] {
  return [
    ...Object.keys(tests).filter((name) => name.startsWith(SETTING_PREFIX)),
    ...(any ?? []).flatMap(settingsIn),
    ...(not ? settingsIn(not) : []),
  ].map((name) => name.replace(SETTING_PREFIX, ''));
}

export function checkAttribute(name: string, list: ListName, path: Path): readonly Slip[] {
  if (name in LISTS[list]) return [];
  const what = `names the attribute ${name}, which ${list} do not have`;
  return [{ path, what, remedy: suggestion(name, Object.keys(LISTS[list])) }];
}

function checkTest(
  name: string,
  test: Test,
  list: ListName | undefined,
  path: Path,
  settings: Settings,
): readonly Slip[] {
  if (name.startsWith(SETTING_PREFIX))
    return checkSettingTest(name.slice(SETTING_PREFIX.length), test, path, settings);
  const attribute = attributeNamed(name, list);
  if (attribute === undefined) {
    const members = list === undefined ? [] : Object.keys(LISTS[list]);
    const known = [...members, ...Object.keys(OBLIGATION_ATTRIBUTES)];
    return [{ path, what: 'is not an attribute rules know here', remedy: suggestion(name, known) }];
  }
  const bounded = typeof test === 'object' && !Array.isArray(test);
  if (bounded && (attribute.type === 'text' || attribute.type === 'texts' || attribute.type === 'yes_no')) {
    return [
      { path, what: 'has no order, so bounds say nothing', remedy: 'Give a value or a list of values.' },
    ];
  }
  return valuesOf(test)
    .filter((value) => !suits(value, attribute.type))
    .map((value) => ({
      path,
      what: `is compared with ${String(value)}`,
      remedy: `Give ${EXPECTED[attribute.type]}.`,
    }));
}

function checkSettingTest(name: string, test: Test, path: Path, settings: Settings): readonly Slip[] {
  const setting = settings[name];
  if (setting === undefined) {
    const what = `names the setting ${name}, which settings does not declare`;
    return [{ path, what, remedy: suggestion(name, Object.keys(settings)) }];
  }
  const possible = setting.values;
  return valuesOf(test)
    .map(String)
    .filter((value) => possible !== undefined && !possible.includes(value))
    .map((value) => ({
      path,
      what: `is compared with ${value}, which the setting never is`,
      remedy: suggestion(value, possible ?? []),
    }));
}

function valuesOf(test: Test): readonly (string | number | boolean)[] {
  if (Array.isArray(test)) return test;
  if (typeof test !== 'object') return [test];
  return [test.at_least, test.at_most].filter((value) => value !== undefined);
}

const EXPECTED: Readonly<Record<AttributeType, string>> = {
  text: 'a text',
  texts: 'a text',
  amount: 'a number with at most two decimals',
  number: 'a number',
  day: 'a day such as 2024-08-31',
  yes_no: 'true or false',
};

function suits(value: string | number | boolean, type: AttributeType): boolean {
  switch (type) {
    case 'text':
    case 'texts':
      return typeof value !== 'boolean';
    case 'amount':
      return typeof parseHundredths(String(value)) === 'number';
    case 'number':
      return typeof value === 'number';
    case 'day':
      return isDay(String(value));
    case 'yes_no':
      return typeof value === 'boolean';
  }
}
