import { partsOf } from '../language/condition-parts.ts';
import type { Condition } from '../language/condition.ts';
import { SETTING_PREFIX } from '../language/facts-vocabulary.ts';
import type { Policy } from '../language/policy.ts';
import { checkCounted, checkSummed } from './check-counted.ts';
import { checkSettingTest, checkTest, type Settings } from './check-tests.ts';
import { typeIn, unknownAttribute } from './known-attributes.ts';
import type { Slip } from './problem.ts';
import type { Context, Path, Uses } from './uses.ts';
import { EXPECTED, EXPECTED_OF } from './values-of-test.ts';

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
