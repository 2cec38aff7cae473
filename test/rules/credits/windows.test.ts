import { describe, expect, test } from '@jest/globals';
import { countedOf, judge, reasonsOf, sentencesOf } from './judging.ts';

const TEN = { at_least: 10 };

describe('the window of the section', () => {
  const lastTwoYears = { from: { of: 'period_end', minus: { years: 2 } }, to: 'period_end' };

  test.each([
    ['2022-06-29', 'not_met'],
    ['2022-06-30', 'met'],
    ['2024-06-30', 'met'],
    ['2024-07-01', 'not_met'],
  ])('may be any span, both ends included: %s is %s', (completedOn, outcome) => {
    const decision = judge({ within: lastTwoYears }, TEN, [{ completedOn }], { asOf: '2024-07-02' });
    expect(decision.outcome).toBe(outcome);
  });

  test('is told to those whose activity lies outside', () => {
    const decision = judge({ within: lastTwoYears }, TEN, [{ completedOn: '2022-06-29' }]);
    expect(reasonsOf(decision)).toEqual([['outside_period']]);
    expect(sentencesOf(decision)).toEqual([
      '29 June 2022 lies outside the time 30 June 2022 to 30 June 2024.',
    ]);
  });

  test('of the period keeps its old words', () => {
    expect(sentencesOf(judge({}, TEN, [{ completedOn: '2019-06-30' }]))).toEqual([
      '30 June 2019 lies outside the period 1 July 2019 to 30 June 2024.',
    ]);
  });

  test('leaves open what lies in it only if an agency says so', () => {
    const within = { from: { setting: 'first_day' } };
    const settings = { first_day: { asks: 'From when?', because: 'No source says.' } };
    const decision = judge({ within }, TEN, [{}], { settings });
    expect(decision.outcome).toBe('undetermined');
    expect(decision.codes).toEqual(['setting_unconfirmed']);
    expect(judge({ within }, TEN, [{}], { settings, confirmed: { first_day: '2021-01-01' } }).outcome).toBe(
      'met',
    );
    expect(judge({ within }, TEN, [{}], { settings, confirmed: { first_day: '2021-01-02' } }).outcome).toBe(
      'not_met',
    );
  });
});

describe('the window of an entry', () => {
  const entries = [
    {
      where: { kind: 'course' },
      within: { from: { of: 'period_start', minus: { years: 1 } } },
      worth: { per_unit: 1 },
    },
    { where: { unit: 'clock_hour' }, worth: { per_unit: 1 } },
  ];

  test.each([
    ['course', '2018-06-30', '0'],
    ['course', '2018-07-01', '10'],
    ['activity', '2019-06-30', '0'],
    ['activity', '2019-07-01', '10'],
  ])('stands in place of that of the section: a %s of %s counts %s', (kind, completedOn, counted) => {
    expect(countedOf(judge({ entries }, TEN, [{ kind, completedOn }]))).toEqual([counted]);
  });

  test('is the one an item outside is told', () => {
    expect(sentencesOf(judge({ entries }, TEN, [{ kind: 'course', completedOn: '2018-06-30' }]))).toEqual([
      '30 June 2018 lies outside the time since 1 July 2018.',
    ]);
  });
});

describe('the window of an amount', () => {
  const firstYear = { ...TEN, within: { from: 'period_start', to: '2020-06-30' } };

  test.each([
    ['2020-06-30', 'met'],
    ['2020-07-01', 'not_met'],
  ])('stands in place of that of the section: with an activity of %s it is %s', (completedOn, outcome) => {
    expect(judge({}, firstYear, [{ completedOn }]).outcome).toBe(outcome);
  });

  test('may be wider, and what counts there is told once, with what it is worth there', () => {
    const decision = judge({}, { ...TEN, within: { from: '2018-07-01' } }, [{ completedOn: '2018-07-01' }]);
    expect(decision.outcome).toBe('met');
    expect(decision.credits).toMatchObject([
      {
        verdict: 'counted',
        worth: '10',
        counted: '10',
        reasons: [],
        where: [{ node: 'hours', amount: '10' }],
      },
    ]);
  });

  test('tells what an activity there still waits for', () => {
    const pending = { completedOn: '2018-07-01', acts: {} };
    const decision = judge({}, { ...TEN, within: { from: '2018-07-01' } }, [pending]);
    expect(reasonsOf(decision)).toEqual([['awaiting_approval']]);
    expect(decision.missing).toContain('Not counted yet: Activity. Have it approved.');
  });

  test('narrows the window of an entry, which stays', () => {
    const entries = [
      { where: { unit: 'clock_hour' }, within: { from: '2021-01-01' }, worth: { per_unit: 1 } },
    ];
    const days = ['2020-06-30', '2021-01-01', '2021-06-30', '2021-07-01'];
    const decision = judge(
      { entries },
      { ...TEN, within: { from: '2019-07-01', to: '2021-06-30' } },
      days.map((completedOn) => ({ completedOn })),
    );
    expect(countedOf(decision)).toEqual(['0', '10', '10', '0']);
  });
});
