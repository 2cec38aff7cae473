import { isDay } from '../../domain/values/day.ts';
import { parseDecimal } from '../../domain/values/decimal.ts';
import { parseHundredths } from '../../domain/values/hundredths.ts';
import {
  attributeNamed,
  ITEM_PREFIX,
  OBLIGATION_ATTRIBUTES,
  SEGMENT_PREFIX,
  SETTING_PREFIX,
} from '../facts-vocabulary.ts';
import { partsOf, type Comparison, type Condition, type Test } from '../language/condition.ts';
import type { Policy, Setting } from '../language/policy.ts';
import { LISTS, type AttributeType, type ListName } from '../lists.ts';
import { suggestion, type Slip } from './problem.ts';
import type { Context, Path, Uses } from './uses.ts';

type Settings = Readonly<Record<string, Setting>>;

/** Every attribute must be in the vocabulary, and every test must suit its type. */
export function checkConditions(policy: Policy, { conditions, attributes, nodes }: Uses): readonly Slip[] {
  const settings = policy.settings ?? {};
  return [
    ...conditions.flatMap(({ what, context, path }) => checkCondition(what, context, path, policy, settings)),
    ...conditions.flatMap(({ what, context, path }) => checkCounted(what, context, path, nodes)),
    ...attributes.flatMap(({ what, context, types, path }) => [
      ...checkAttribute(what, context, types, path),
      ...checkSummed(what, context, path),
    ]),
  ];
}

/** Only the tests written here: the conditions inside are conditions of their own. */
function checkCondition(
  condition: Condition,
  context: Context,
  path: Path,
  policy: Policy,
  settings: Settings,
): readonly Slip[] {
  return partsOf(condition).tests.flatMap(([name, test]) =>
    name.startsWith(SETTING_PREFIX)
      ? checkSettingTest(name.slice(SETTING_PREFIX.length), test, [...path, name], settings)
      : checkTest(name, test, context, [...path, name], policy),
  );
}

/** Known only of what counts already, so nothing that decides whether it counts can ask it. */
const COUNTED = ['entry', 'worth'];

/** Keys below which members of a list are looked at as they are recorded. */
const AS_RECORDED = [
  'entries',
  'carry_over',
  'used_once',
  'recorded',
  'count',
  'total',
  'for_each',
  'latest',
];

/** Requirements that look at members of a list as they are recorded. */
const OF_RECORDS = ['count', 'each'];

function checkCounted(
  condition: Condition,
  { list }: Context,
  path: Path,
  nodes: Uses['nodes'],
): readonly Slip[] {
  const asked = COUNTED.filter((name) => condition[name] !== undefined);
  if (list !== 'credits' || asked.length === 0) return [];
  const [around] = nodes
    .filter((one) => one.path.every((key, i) => key === path[i]))
    .sort((a, b) => b.path.length - a.path.length);
  const isOfRecords =
    path.some((key) => AS_RECORDED.includes(String(key))) ||
    (around !== undefined && OF_RECORDS.includes(around.node.kind));
  if (!isOfRecords) return [];
  return asked.map((name) => ({
    path: [...path, name],
    what: `asks ${name}, which is known only of what counts`,
    remedy: 'Ask it in a floor, a cap, an amount or its minimums.',
  }));
}

function checkSummed(name: string, { list }: Context, path: Path): readonly Slip[] {
  const isSummed = path.at(-1) === 'attribute' || path.at(-1) === 'sum';
  if (list !== 'credits' || !COUNTED.includes(name) || !isSummed) return [];
  const what = `sums ${name}, which is known only of what counts`;
  return [{ path, what, remedy: 'Ask for an amount, which sums what counts.' }];
}

function checkAttribute(
  name: string,
  context: Context,
  types: readonly string[],
  path: Path,
): readonly Slip[] {
  const type = typeIn(name, context);
  if (type === undefined) return [unknownAttribute(name, context, path)];
  if (types.includes(type)) return [];
  const what = `names ${name}, which holds ${EXPECTED[type]}`;
  return [
    {
      path,
      what,
      remedy: `Name an attribute that holds ${types.map((one) => EXPECTED_OF[one] ?? one).join(' or ')}.`,
    },
  ];
}

/** What an attribute holds where it is read; undefined when nobody knows it there. */
function typeIn(name: string, { list, outer }: Context): AttributeType | undefined {
  if (name.startsWith(ITEM_PREFIX)) {
    const around = outer ?? list;
    const attribute = name.slice(ITEM_PREFIX.length);
    return around === undefined || !(attribute in LISTS[around])
      ? undefined
      : attributeNamed(attribute, around)?.type;
  }
  if (!name.startsWith(SEGMENT_PREFIX) && !isHere(name, list)) return undefined;
  return attributeNamed(name, list)?.type;
}

/** `licenses.class` names an attribute in explanations; in a file a list is read through `recorded`. */
function isHere(name: string, list: ListName | undefined): boolean {
  return (list !== undefined && name in LISTS[list]) || name in OBLIGATION_ATTRIBUTES;
}

/** The keys of a condition that are no attributes. */
const COMBINING = ['all', 'any', 'not', 'recorded', 'day', 'figure', 'met', 'defined'];

function unknownAttribute(name: string, { list, outer }: Context, path: Path): Slip {
  const members = list === undefined ? [] : Object.keys(LISTS[list]);
  const around = outer === undefined ? [] : Object.keys(LISTS[outer]).map((one) => ITEM_PREFIX + one);
  const known = [...members, ...around, ...Object.keys(OBLIGATION_ATTRIBUTES), ...COMBINING];
  return {
    path,
    what: `names ${name}, which is no attribute rules know here`,
    remedy: suggestion(name, known),
  };
}

function checkTest(name: string, test: Test, context: Context, path: Path, policy: Policy): readonly Slip[] {
  const type = typeIn(name, context);
  if (type === undefined) return [unknownAttribute(name, context, path)];
  const slips: Slip[] = valuesOf(test, type)
    .filter(([, value]) => !suits(value, type))
    .map(([key, value]) => ({
      path: key === '' ? path : [...path, key],
      what: `is compared with ${String(value)}`,
      remedy: `Give ${EXPECTED[type]}.`,
    }));
  const comparison = typeof test === 'object' && !Array.isArray(test) ? test : undefined;
  if (comparison) slips.push(...checkComparison(comparison, type, path, policy));
  slips.push(...checkDeclared(name, test, context, path, policy));
  return slips;
}

function checkComparison(test: Comparison, type: AttributeType, path: Path, policy: Policy): readonly Slip[] {
  const { at_least, at_most, after, before, in: named } = test;
  const ordered = [at_least, at_most, after, before].some((bound) => bound !== undefined);
  const slips: Slip[] = [];
  if (ordered && (type === 'text' || type === 'texts' || type === 'yes_no')) {
    slips.push({
      path,
      what: 'has no order, so bounds say nothing',
      remedy: 'Give a value or a list of values.',
    });
  }
  if ((after ?? before) !== undefined && type !== 'day') {
    slips.push({ path, what: 'compares with a day what is none', remedy: 'Write at_least or at_most.' });
  }
  if (type !== 'day' && [at_least, at_most].some((bound) => typeof bound === 'object')) {
    slips.push({ path, what: 'compares with a day what is none', remedy: `Give ${EXPECTED[type]}.` });
  }
  const lists = Object.keys(policy.lists ?? {});
  if (named !== undefined && !lists.includes(named)) {
    const what = `names the list ${named}, which lists does not declare`;
    slips.push({ path: [...path, 'in'], what, remedy: suggestion(named, lists) });
  }
  return slips;
}

/** Acts and measures are declared by the file, so that a name that is misspelt is seen. */
function checkDeclared(
  name: string,
  test: Test,
  { list }: Context,
  path: Path,
  policy: Policy,
): readonly Slip[] {
  const entries = (policy.credits?.entries ?? []).map(({ id }) => [id, ''] as const);
  const declared =
    list === 'credits' && name === 'entry'
      ? Object.fromEntries(entries)
      : list === 'acts' && name === 'act'
        ? { ...policy.acts, plan_approval: '' }
        : list === 'measures' && name === 'measure'
          ? (policy.measures ?? {})
          : undefined;
  if (declared === undefined) return [];
  const section = list === 'acts' ? 'acts' : list === 'credits' ? 'credits.entries' : 'measures';
  const routes = list === 'acts' ? (policy.routes ?? []).map(({ id }) => id) : [];
  const known = [...Object.keys(declared), ...routes];
  const named = Array.isArray(test) ? test : typeof test === 'object' ? [] : [test];
  return named
    .map(String)
    .filter((word) => !known.includes(word))
    .map((word) => ({
      path,
      what: `names ${word}, which ${section} does not declare`,
      remedy: suggestion(word, known),
    }));
}

function checkSettingTest(name: string, test: Test, path: Path, settings: Settings): readonly Slip[] {
  const setting = settings[name];
  if (setting === undefined) {
    const what = `names the setting ${name}, which settings does not declare`;
    return [{ path, what, remedy: suggestion(name, Object.keys(settings)) }];
  }
  const possible = setting.values;
  return valuesOf(test, 'text')
    .map(([, value]) => String(value))
    .filter((value) => possible !== undefined && !possible.includes(value))
    .map((value) => ({
      path,
      what: `is compared with ${value}, which the setting never is`,
      remedy: suggestion(value, possible ?? []),
    }));
}

type Single = string | number | boolean;

/** The plain values of a test, with the key they stand under. Days reckoned from others are checked as moments. */
function valuesOf(test: Test, type: AttributeType): readonly (readonly [key: string, value: Single])[] {
  if (Array.isArray(test)) return test.map((value) => ['', value] as const);
  if (typeof test !== 'object') return [['', test]];
  return (['at_least', 'at_most'] as const).flatMap((key) => {
    const bound = test[key];
    const isPlain =
      bound !== undefined && typeof bound !== 'object' && (type !== 'day' || typeof bound === 'number');
    return isPlain ? [[key, bound] as const] : [];
  });
}

const EXPECTED: Readonly<Record<AttributeType, string>> = {
  text: 'a text',
  texts: 'a text',
  amount: 'a number with at most two decimals',
  decimal: 'a number with at most six decimals',
  number: 'a number',
  day: 'a day such as 2024-08-31',
  yes_no: 'true or false',
};

const EXPECTED_OF: Readonly<Record<string, string>> = { ...EXPECTED, texts: 'texts', text: 'text' };

function suits(value: Single, type: AttributeType): boolean {
  switch (type) {
    case 'text':
    case 'texts':
      return typeof value !== 'boolean';
    case 'amount':
      return typeof parseHundredths(String(value)) === 'number';
    case 'decimal':
      return parseDecimal(String(value)) !== undefined;
    case 'number':
      return typeof value === 'number';
    case 'day':
      return isDay(String(value));
    case 'yes_no':
      return typeof value === 'boolean';
  }
}
