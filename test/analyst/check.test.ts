import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { yamlPaths } from '../../src/analyst/policy-paths.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { policyFiles } from '../policies/policy-files.ts';
import { atDesk } from './desk.ts';
import { CASES, POLICY } from './invented-policy.ts';

describe('check', () => {
  test('takes every policy of the repository with its cases where none is named', () => {
    const paths = yamlPaths([], '/').map((path) => relative(join(projectRoot, 'policies'), path));
    expect(paths).toEqual(expect.arrayContaining([...policyFiles('recertification.yaml')]));
    expect(paths).toEqual(expect.arrayContaining([...policyFiles('.cases.yaml')]));
  });

  test('finds no problem in a sound policy', () => {
    const files = { 'zz/p.yaml': POLICY, 'zz/p.cases.yaml': CASES };
    expect(atDesk(files, ['check', 'zz'])).toEqual({ exit: 0, printed: '2 files read, 0 problems.' });
  });

  test('names file, line, key and remedy of each problem, and fails', () => {
    const files = { 'zz/policy.yaml': POLICY.replace('at_least: 100', 'at_leest: 100') };
    const { exit, printed } = atDesk(files, ['check', 'zz/policy.yaml']);
    expect(printed.split('\n')).toEqual([
      'zz/policy.yaml:36 require.0.tree.at_leest is no key here. Did you mean at_least?',
      '1 file read, 1 problem.',
    ]);
    expect(exit).toBe(1);
  });

  test.each([
    ['a day that is none', 'since: 2020-07-01', 'since: 2020-06-31', 8, 'since', 'is not a day'],
    ['an unknown key', 'worth: { per_unit: 1 }', 'wort: { per_unit: 1 }', 27, 'wort', 'Did you mean worth?'],
    [
      'a missing citation',
      '      at_least: 100\n      cite: { rule_7: ZZ.requirements.1 }\n',
      '      at_least: 100\n',
      31,
      'require.0.tree.cite',
      'is missing. Say where it stands written: cite:',
    ],
    ['a citation of nothing', 'ZZ.conversions.1', 'the board', 28, 'rule_7', 'is not the id of a fact'],
  ])('finds %s', (_, from, to, line, key, what) => {
    const { printed } = atDesk({ 'p.yaml': POLICY.replace(from, to) }, ['check', 'p.yaml']);
    expect(printed).toContain(`p.yaml:${line} `);
    expect(printed).toContain(key);
    expect(printed).toContain(what);
  });

  test('reads every file of a folder, cases as well', () => {
    const cases = CASES.replace('as_of: 2025-06-30', 'settings: { none: such }');
    const files = { 'zz/p.yaml': POLICY, 'zz/p.cases.yaml': cases, 'zz/states.yaml': 'covered: [ZZ]' };
    const { exit, printed } = atDesk(files, ['check', 'zz']);
    expect(printed).toContain('zz/p.cases.yaml:4 defaults.settings.none cannot be confirmed as such.');
    expect(printed).toContain('zz/p.cases.yaml:6 cases.0.as_of is missing.');
    expect(printed).toContain('2 files read');
    expect(exit).toBe(1);
  });
});
