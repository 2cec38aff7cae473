import { describe, expect, test } from '@jest/globals';
import { cite } from '../policy-support.ts';
import { countedOf, judge, reasonsOf, sentencesOf } from './judging.ts';

const TEN = { at_least: 10 };

function worth(written: object) {
  return { entries: [{ where: { unit: 'clock_hour' }, worth: written }] };
}

describe('a fixed worth', () => {
  test('may be a figure of which the first version in force holds', () => {
    const each = [{ is: 5, when: { 'license.class': 'provisional' } }, { is: 7 }];
    expect(countedOf(judge(worth({ each }), TEN, [{}]))).toEqual(['7']);
  });

  test('without a version in force earns nothing', () => {
    const each = [{ is: 5, since: '2024-07-01' }];
    expect(reasonsOf(judge(worth({ each }), TEN, [{}]))).toEqual([['earns_nothing']]);
  });

  test('that turns on an open setting leaves open what turns on it', () => {
    const settings = { points: { asks: 'How many?', because: 'No source says.' } };
    const each = { setting: 'points' };
    const open = judge(worth({ each }), TEN, [{}], { settings });
    expect(open.outcome).toBe('undetermined');
    expect(reasonsOf(open)).toEqual([['setting_unconfirmed']]);
    expect(judge(worth({ each }), TEN, [{}], { settings, confirmed: { points: '9.99' } }).outcome).toBe(
      'not_met',
    );
    expect(judge(worth({ each }), TEN, [{}], { settings, confirmed: { points: '10' } }).outcome).toBe('met');
  });
});

describe('the smallest amount that is counted', () => {
  test.each([
    [99, ['0'], [['below_smallest']]],
    [100, ['1'], [[]]],
  ])('of %d hundredths claimed counts %j', (quantity, counted, reasons) => {
    const decision = judge(worth({ per_unit: 1, smallest: 1 }), TEN, [{ quantity }]);
    expect(countedOf(decision)).toEqual(counted);
    expect(reasonsOf(decision)).toEqual(reasons);
  });

  test('is asked of what an activity is worth, not of what was claimed', () => {
    expect(countedOf(judge(worth({ per_unit: 10, smallest: 5 }), TEN, [{ quantity: 50 }]))).toEqual(['5']);
    expect(sentencesOf(judge(worth({ per_unit: 10, smallest: 5 }), TEN, [{ quantity: 49 }]))).toEqual([
      'Less than 5 hours is not counted.',
    ]);
  });

  test('is asked before whole steps are taken', () => {
    const written = { per_unit: 1, smallest: 1.5, steps_of: 1 };
    expect(countedOf(judge(worth(written), TEN, [{ quantity: 150 }, { quantity: 149 }]))).toEqual(['1', '0']);
  });
});

describe('whole steps', () => {
  test.each([
    [1049, '10', ['0.49 hours of it do not count: only whole steps of 0.5 hours do.']],
    [1050, '10.5', []],
    [1051, '10.5', ['0.01 hours of it do not count: only whole steps of 0.5 hours do.']],
  ])('of %d hundredths leave %s', (quantity, counted, sentences) => {
    const decision = judge(worth({ per_unit: 1, steps_of: 0.5 }), TEN, [{ quantity }]);
    expect(countedOf(decision)).toEqual([counted]);
    expect(sentencesOf(decision)).toEqual(sentences);
    expect(decision.credits).toMatchObject([{ verdict: 'counted' }]);
  });

  test('that an activity does not reach once make it count not at all', () => {
    const decision = judge(worth({ per_unit: 1, steps_of: 1 }), TEN, [{ quantity: 99 }]);
    expect(reasonsOf(decision)).toEqual([['below_smallest']]);
  });
});

describe('what counts from other lists', () => {
  const entries = [
    { where: { unit: 'clock_hour' }, worth: { per_unit: 1 } },
    { from: 'service', where: { role: 'mentor' }, worth: { each: 15 } },
    { from: 'acts', where: { act: 'mentoring' }, worth: { per_unit: 1 } },
    { from: 'degrees', where: { level: 'master' }, worth: { each: 30 } },
  ];
  const served = { state: 'ZZ', schoolYear: '2020-21', employer: 'district', role: 'mentor', eventId: 's' };
  const more = { acts: { mentoring: 'Mentoring of a beginner.' } };
  const further = {
    acts: [{ eventId: 'a', attributes: { act: 'mentoring', on: '2021-03-01', quantity: 250 } }],
    degrees: [{ eventId: 'd', attributes: { level: 'master', conferred_on: '2021-06-01' } }],
  };

  test('is worth what their entries say, an act its own amount', () => {
    const decision = judge({ entries }, { at_least: 47.5 }, [], {
      ...{ more, facts: { service: [served], further } },
    });
    expect(decision.outcome).toBe('met');
    expect(decision.credits.map(({ title, counted }) => [title, counted])).toEqual([
      ['mentoring', '2.5'],
      ['Degree', '30'],
      ['Service 2020-21', '15'],
    ]);
  });

  test('stands in the order of days, whichever list it is from', () => {
    const decision = judge({ entries }, TEN, [{ completedOn: '2021-05-01' }], {
      ...{ more, facts: { service: [served], further } },
    });
    const days = decision.credits.map(({ completedOn }) => completedOn);
    expect(days).toEqual(['2021-03-01', '2021-05-01', '2021-06-01', '2021-06-30']);
  });

  test('is told only where an entry speaks of it', () => {
    const others = {
      acts: [{ eventId: 'b', attributes: { act: 'plan_approval', on: '2021-03-02' } }],
      degrees: [
        { eventId: 'e', attributes: { level: 'bachelor', conferred_on: '2021-06-01' } },
        { eventId: 'f', attributes: { level: 'master', conferred_on: '2018-06-01' } },
      ],
    };
    const { credits } = judge({ entries }, TEN, [{ unit: 'other' }], { more, facts: { further: others } });
    expect(credits.map(({ title, reasons }) => [title, ...reasons.map(({ code }) => code)])).toEqual([
      ['Degree', 'outside_period'],
      ['Activity', 'not_recognised'],
    ]);
  });

  test('has none of the attributes of a credit, so a minimum that asks for them is not in doubt', () => {
    const amount = {
      at_least: 15,
      of_which: [{ where: { categories: 'content' }, at_least: 1, cite }],
    };
    expect(judge({ entries }, amount, [], { more, facts: { service: [served] } })).toMatchObject({
      outcome: 'not_met',
      codes: ['short_of_minimum'],
    });
  });
});
