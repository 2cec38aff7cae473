import { describe, expect, test } from '@jest/globals';
import { evaluate, settingProblem, verdict } from '../../../src/rules/index.ts';
import { compiledPolicy } from '../../policies/policy-files.ts';
import { credit, factsFor } from '../facts-support.ts';
import { partOf } from '../nodes/asking.ts';
import { invented } from '../policy-support.ts';

const TENNESSEE = compiledPolicy('tn/recertification.yaml');
const PENNSYLVANIA = compiledPolicy('pa/recertification.yaml');

describe('a value to confirm', () => {
  test.each([
    ['version_day', 'expiration'],
    ['experience_from', '2024-07-01'],
    ['recorded_year_qualifies', 'no'],
    ['practitioner_years', '3'],
  ])('is taken: %s %s', (setting, value) => {
    expect(settingProblem(TENNESSEE, setting, value)).toBeUndefined();
  });

  test.each([
    ['version_day', 'birthday', 'It must be one of: expiration, application.'],
    ['experience_from', '2025-01-01', 'It must be a day from 2024-01-01 to 2024-12-31.'],
    ['experience_from', '2024-02-30', 'It must be a day from 2024-01-01 to 2024-12-31.'],
    ['practitioner_years', 'three', 'It must be a whole number of years, 1 to 99.'],
    ['practitioner_years', '0', 'It must be a whole number of years, 1 to 99.'],
  ])('is refused with a sentence: %s %s', (setting, value, problem) => {
    expect(settingProblem(TENNESSEE, setting, value)).toBe(problem);
  });

  test('is refused for a setting the policy does not have', () => {
    expect(settingProblem(PENNSYLVANIA, 'version_day', 'expiration')).toMatch(
      /^PA recertification has no setting version_day; it has: c_minus_counts\b/,
    );
  });
});

describe('a setting nobody has confirmed', () => {
  const facts = factsFor('PA', { class: 'instructional_ii' }, [
    credit({ unit: 'semester_hour', quantity: 600, grade: 'C-', acts: { approvedOn: '2021-01-01' } }),
  ]);

  test('gives the outcome under each value it may have', () => {
    const { outcome, settings } = evaluate(PENNSYLVANIA, new Map(), facts, '2024-06-30');
    expect(outcome).toBe('undetermined');
    expect(settings).toEqual([
      {
        setting: 'c_minus_counts',
        asks: 'Does a course passed with C minus count?',
        value: null,
        outcomes: [
          { value: 'yes', outcome: 'met' },
          { value: 'no', outcome: 'not_met' },
        ],
      },
    ]);
  });

  test('is as open as before when the confirmed value is one the policy cannot take', () => {
    const confirmed = new Map([['c_minus_counts', 'sometimes']]);
    expect(evaluate(PENNSYLVANIA, confirmed, facts, '2024-06-30').outcome).toBe('undetermined');
  });

  test('is told with its value once confirmed', () => {
    const { outcome, settings } = evaluate(
      PENNSYLVANIA,
      new Map([['c_minus_counts', 'yes']]),
      facts,
      '2024-06-30',
    );
    expect(outcome).toBe('met');
    expect(settings).toMatchObject([{ setting: 'c_minus_counts', value: 'yes', outcomes: [] }]);
  });

  test('is not mentioned where nothing meets it', () => {
    const none = factsFor('PA', { class: 'instructional_ii' }, []);
    expect(evaluate(PENNSYLVANIA, new Map(), none, '2024-06-30').settings).toEqual([]);
  });

  test('makes each figure a pair of bounds', () => {
    const { requirement, credits } = evaluate(PENNSYLVANIA, new Map(), facts, '2024-06-30');
    expect(partOf(requirement, 'hours')).toMatchObject({
      outcome: 'undetermined',
      counted: '0',
      possible: '180',
    });
    expect(credits).toMatchObject([{ verdict: 'undetermined', counted: '0', worth: '180' }]);
  });
});

describe('more unconfirmed settings than can be tried', () => {
  const names = Array.from({ length: 7 }, (_, i) => `question_${i}`);
  const policy = (at_least: number) =>
    invented({
      settings: Object.fromEntries(
        names.map((name) => [name, { asks: `${name}?`, because: 'Unknown.', values: ['yes', 'no'] }]),
      ),
      tree: {
        ...{ kind: 'any', id: 'root', asks: 'Hours, or every yes.' },
        of: [
          { kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least },
          {
            ...{ kind: 'fact', id: 'questions', asks: 'Every yes.', since: 'unknown' },
            where: Object.fromEntries(names.map((name) => [`setting.${name}`, 'yes'])),
          },
        ],
      },
    });
  const facts = factsFor('ZZ', {}, [credit({ quantity: 1000, acts: { approvedOn: '2021-01-01' } })]);

  test('leave the outcome open where it turns on them', () => {
    const answer = evaluate(policy(11), new Map(), facts, '2024-06-30');
    expect(answer.outcome).toBe('undetermined');
    expect(answer.codes).toContain('setting_unconfirmed');
    expect(verdict(policy(11), new Map(), facts, '2024-06-30')).toBe('undetermined');
  });

  test('leave nothing open where it does not', () => {
    expect(evaluate(policy(10), new Map(), facts, '2024-06-30').outcome).toBe('met');
    expect(verdict(policy(10), new Map(), facts, '2024-06-30')).toBe('met');
  });
});
