import type { Comparison, Test } from '../language/condition.ts';
import type { AttributeType } from '../language/lists.ts';
import type { Policy, Setting } from '../language/policy.ts';
import { typeIn, unknownAttribute } from './known-attributes.ts';
import { suggestion, type Slip } from './problem.ts';
import type { Context, Path } from './uses.ts';
import { EXPECTED, suits, valuesOf } from './values-of-test.ts';

export type Settings = Readonly<Record<string, Setting>>;

/** What a test of an attribute asks that makes no sense of it. */
export function checkTest(
  name: string,
  test: Test,
  context: Context,
  path: Path,
  policy: Policy,
): readonly Slip[] {
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

export function checkSettingTest(name: string, test: Test, path: Path, settings: Settings): readonly Slip[] {
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
