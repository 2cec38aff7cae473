import { describe, expect, test } from '@jest/globals';
import { atDesk } from './desk.ts';
import { CASES, POLICY } from './invented-policy.ts';

const FILES = { 'zz/p.yaml': POLICY, 'zz/p.cases.yaml': CASES };

describe('test', () => {
  test.each([['zz/p.yaml'], ['zz/p.cases.yaml'], ['zz']])('runs the cases of %s once', (named) => {
    expect(atDesk(FILES, ['test', named])).toEqual({
      exit: 0,
      printed: 'zz/p.cases.yaml: 2 of 2 cases passed',
    });
  });

  test('shows what was expected and what was found, key by key, and fails', () => {
    const cases = CASES.replace(
      'outcome: met, counted: { hours: 100 }',
      'outcome: met, counted: { hours: 99.5, "hours:2020-21": 1 }',
    )
      .replace('outcome: not_met, missing: [1 more hour by 30 June 2025.]', 'outcome: met, missing: []')
      .replace('Course: []', 'Course: [not_yet]');
    expect(atDesk({ ...FILES, 'zz/p.cases.yaml': cases }, ['test', 'zz'])).toEqual({
      exit: 1,
      printed: `zz/p.cases.yaml: 0 of 2 cases passed
  zz/p.cases.yaml:6 a hundred hours suffice
    counted.hours
      expected  99.5
      found     100
    counted.hours:2020-21
      expected  1
      found     nothing of that name
  zz/p.cases.yaml:9 ninety-nine are too few
    outcome
      expected  met
      found     not_met
    missing
      expected  none
      found     1 more hour by 30 June 2025.
    reasons.Course
      expected  not_yet
      found     none`,
    });
  });

  test('says which file is missing beside the other', () => {
    const { exit, printed } = atDesk({ 'zz/p.yaml': POLICY }, ['test', 'zz/p.yaml']);
    expect(printed).toContain('zz/p.cases.yaml: not run, for zz/p.cases.yaml does not exist.');
    expect(exit).toBe(1);
    const alone = atDesk({ 'zz/p.cases.yaml': CASES }, ['test', 'zz/p.cases.yaml']);
    expect(alone.printed).toContain('zz/p.cases.yaml: not run, for zz/p.yaml does not exist.');
    expect(alone.exit).toBe(1);
  });

  test('runs no case of a policy with problems, and names them', () => {
    const policy = POLICY.replace('unit: clock_hour', 'unlt: clock_hour');
    const { exit, printed } = atDesk({ ...FILES, 'zz/p.yaml': policy }, ['test', 'zz']);
    expect(printed).toContain('zz/p.cases.yaml: not run, for these problems:');
    expect(printed).toContain('zz/p.yaml:26 ');
    expect(exit).toBe(1);
  });

  test('names the line of a case without a license', () => {
    const cases = CASES.replace(/ {2}license: .*\n/, '');
    const { exit, printed } = atDesk({ ...FILES, 'zz/p.cases.yaml': cases }, ['test', 'zz']);
    expect(printed).toContain('zz/p.cases.yaml:5 cases.0.license is missing.');
    expect(exit).toBe(1);
  });
});
