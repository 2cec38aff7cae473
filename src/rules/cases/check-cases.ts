import { suggestion, type Slip } from '../loading/problem.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { settingProblem } from '../settings/settings.ts';
import type { CaseFile, WrittenRecord } from './case-language.ts';
import { checkExpected } from './check-expected.ts';
import { checkTerms } from './check-terms.ts';

type Path = Slip['path'];

/** Without these a case asks nothing. */
const NEEDED = ['license', 'as_of'] as const;

/** What the schema of a file of cases cannot see. */
export function checkCases({ defaults = {}, cases }: CaseFile, policy?: CompiledPolicy): readonly Slip[] {
  return [
    ...checkSettings(defaults.settings, ['defaults'], policy),
    ...checkActs(defaults, ['defaults'], policy),
    ...checkTerms(defaults, ['defaults']),
    ...cases.flatMap((written, i) => [
      ...NEEDED.filter((key) => (written[key] ?? defaults[key]) === undefined).map((key) => ({
        path: ['cases', i, key],
        what: 'is missing',
        remedy: `Give ${key} in the case, or in defaults for all of them.`,
      })),
      ...checkSettings(written.settings, ['cases', i], policy),
      ...checkActs(written, ['cases', i], policy),
      ...checkTerms(written, ['cases', i]),
      ...(policy === undefined ? [] : checkExpected(written.expect, ['cases', i, 'expect'], policy)),
    ]),
    ...checkNames(cases.map(({ name }) => name)),
  ];
}

/** The same of a record alone; the day asked about may be given beside it. */
export function checkRecord(record: WrittenRecord, policy: CompiledPolicy): readonly Slip[] {
  const { license, settings } = record;
  const remedy = 'Add it: { class, valid_from, expires_on }.';
  return [
    ...(license === undefined ? [{ path: ['license'], what: 'is missing', remedy }] : []),
    ...checkSettings(settings, [], policy),
    ...checkActs(record, [], policy),
    ...checkTerms(record, []),
  ];
}

function checkSettings(
  settings: WrittenRecord['settings'],
  above: Path,
  policy: CompiledPolicy | undefined,
): readonly Slip[] {
  if (policy === undefined) return [];
  return Object.entries(settings ?? {}).flatMap(([name, value]) => {
    const remedy = settingProblem(policy, name, value);
    const what = `cannot be confirmed as ${value}`;
    return remedy === undefined ? [] : [{ path: [...above, 'settings', name], what, remedy }];
  });
}

/** An act that the policy does not declare is asked by none of its rules, so its name is misspelt. */
function checkActs(
  { recorded_acts: acts }: Readonly<Record<string, unknown>>,
  above: Path,
  policy: CompiledPolicy | undefined,
): readonly Slip[] {
  if (policy === undefined || !Array.isArray(acts)) return [];
  return acts.flatMap(({ act }: Readonly<Record<string, unknown>>, i): readonly Slip[] => {
    if (typeof act !== 'string' || policy.acts.includes(act)) return [];
    const what = `names ${act}, which acts of the policy does not declare`;
    return [{ path: [...above, 'recorded_acts', i, 'act'], what, remedy: suggestion(act, policy.acts) }];
  });
}

function checkNames(names: readonly string[]): readonly Slip[] {
  return names.flatMap((name, i) => {
    const what = `is the name of case ${names.indexOf(name) + 1} too`;
    const slip = { path: ['cases', i, 'name'], what, remedy: 'Say what sets it apart.' };
    return names.indexOf(name) < i ? [slip] : [];
  });
}
