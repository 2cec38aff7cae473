import { isDay } from '../../domain/values/day.ts';
import { parseHundredths } from '../../domain/values/hundredths.ts';
import { SETTING_PREFIX } from '../language/facts-vocabulary.ts';
import type { Policy, Setting } from '../language/policy.ts';
import { suggestion, type Slip } from './problem.ts';
import type { Role, Uses } from './uses.ts';

/** What each setting stands for at every place that uses it. */
export function rolesOf(uses: Uses): ReadonlyMap<string, readonly Role[]> {
  const roles = new Map<string, Role[]>();
  const add = (setting: string, role: Role) => roles.set(setting, [...(roles.get(setting) ?? []), role]);
  for (const { setting, role } of uses.settings) add(setting, role);
  return roles;
}

/**
 * Why a value cannot be the value of a setting, as a sentence; undefined when it can. `between` bounds days,
 * `values` lists words, and a setting with neither takes whatever its use can read.
 */
export function problemOfValue(setting: Setting, roles: readonly Role[], value: string): string | undefined {
  if (setting.values) {
    return setting.values.includes(value) ? undefined : `It must be one of: ${setting.values.join(', ')}.`;
  }
  if (setting.between) {
    const [first, last] = setting.between;
    const lies = isDay(value) && first <= value && value <= last;
    return lies ? undefined : `It must be a day from ${first} to ${last}.`;
  }
  return roles.map((role) => problemOfRole(role, value)).find((problem) => problem !== undefined);
}

export function checkSettings(policy: Policy, uses: Uses): readonly Slip[] {
  const settings = policy.settings ?? {};
  const roles = rolesOf(uses);
  return [
    ...unknownSettings(uses, Object.keys(settings)),
    ...Object.entries(settings).flatMap(([name, setting]) => checkSetting(name, setting, roles.get(name))),
  ];
}

/** Settings that conditions test are checked with the conditions. */
function unknownSettings(uses: Uses, known: readonly string[]): readonly Slip[] {
  return uses.settings
    .filter(({ setting, path }) => !known.includes(setting) && path.at(-1) !== SETTING_PREFIX + setting)
    .map(({ setting, path }) => ({
      path,
      what: `names the setting ${setting}, which settings does not declare`,
      remedy: suggestion(setting, known),
    }));
}

function checkSetting(name: string, setting: Setting, roles: readonly Role[] = []): readonly Slip[] {
  const path = ['settings', name];
  if (roles.length === 0) {
    return [{ path, what: 'is used nowhere', remedy: 'Use it, or take it out.' }];
  }
  const chooses = roles.some((role) => typeof role === 'object');
  if (chooses && setting.values === undefined) {
    const what = 'chooses among words and lists no values';
    return [{ path, what, remedy: 'List them as values.' }];
  }
  const [first, last] = setting.between ?? ['', ''];
  if (first > last) {
    return [
      { path: [...path, 'between'], what: 'ends before it begins', remedy: 'Give the earlier day first.' },
    ];
  }
  const possible = setting.values ?? setting.between ?? [];
  const key = setting.values ? 'values' : 'between';
  return possible.flatMap((value, i) =>
    roles.flatMap((role) => {
      const problem = problemOfRole(role, value);
      return problem === undefined
        ? []
        : [{ path: [...path, key, i], what: `may be ${value}`, remedy: problem }];
    }),
  );
}

function problemOfRole(role: Role, value: string): string | undefined {
  if (typeof role === 'object') {
    return role.oneOf.includes(value) ? undefined : `It must be one of: ${role.oneOf.join(', ')}.`;
  }
  switch (role) {
    case 'day':
      return isDay(value) ? undefined : 'It must be a day such as 2024-08-31.';
    case 'years':
      return /^[1-9]\d?$/.test(value) ? undefined : 'It must be a whole number of years, 1 to 99.';
    case 'number':
      return typeof parseHundredths(value) === 'number'
        ? undefined
        : 'It must be a number with at most two decimals.';
    case 'text':
      return value.trim() === '' ? 'It must not be empty.' : undefined;
  }
}
