import { describe, expect, test } from '@jest/globals';
import { cite } from '../policy-support.ts';
import { countedOf, judge, reasonsOf, sentencesOf } from './judging.ts';

const TEN = { at_least: 10 };

/** Hours of the last year before the period. */
const carry_over = { span: { from: { of: 'period_start', minus: { years: 1 } }, to: '2019-06-30' } };

const EARLIER = { completedOn: '2019-01-01' };

describe('what was earned before the period', () => {
  test.each([
    ['2018-06-30', '0', ['outside_period']],
    ['2018-07-01', '10', []],
    ['2019-06-30', '10', []],
  ])('is carried over from the span that is written: of %s %s count', (completedOn, counted, reasons) => {
    const decision = judge({ carry_over }, TEN, [{ completedOn }]);
    expect(countedOf(decision)).toEqual([counted]);
    expect(reasonsOf(decision)).toEqual([reasons]);
  });

  test.each([
    ['academy', '0'],
    ['activity', '10'],
  ])('is carried over only where it passes the condition: an %s counts %s', (kind, counted) => {
    const only = { ...carry_over, where: { not: { kind: 'academy' } } };
    expect(countedOf(judge({ carry_over: only }, TEN, [{ ...EARLIER, kind }]))).toEqual([counted]);
  });

  test.each([
    ['2019-07-01', 'met'],
    ['2019-07-02', 'not_met'],
  ])('is carried over since a day: written since %s, it is %s', (since, outcome) => {
    const dated = { ...carry_over, since, keyed_by: 'cycle_start' };
    expect(judge({ carry_over: dated }, TEN, [EARLIER]).outcome).toBe(outcome);
  });

  test('counts less what was used there, whether or not the file speaks of use', () => {
    const decision = judge({ carry_over }, TEN, [
      { ...EARLIER, used: [{ for: 'period-0', on: '2019-06-30', amount: 400 }] },
      { ...EARLIER, used: [{ for: 'period-0', on: '2019-06-30', amount: 1000 }] },
    ]);
    expect(countedOf(decision)).toEqual(['6', '0']);
    expect(reasonsOf(decision)).toEqual([['used_elsewhere'], ['used_elsewhere']]);
  });

  test('counts up to the cap, the oldest first, and the rest says why it does not', () => {
    const capped = { ...carry_over, at_most: 15, asks: 'At most 15 hours of the year before.' };
    const decision = judge({ carry_over: capped }, { at_least: 25 }, [
      { completedOn: '2019-03-01' },
      { completedOn: '2019-02-01' },
      { completedOn: '2021-01-01' },
      { completedOn: '2019-04-01' },
    ]);
    expect(decision.outcome).toBe('met');
    expect(countedOf(decision)).toEqual(['5', '10', '10', '0']);
    expect(reasonsOf(decision)).toEqual([['carried_over_cap'], [], [], ['carried_over_cap']]);
    expect(sentencesOf(decision)).toEqual([
      '5 hours do not count: At most 15 hours of the year before.',
      '10 hours do not count: At most 15 hours of the year before.',
    ]);
  });

  test.each([
    [10, 'met'],
    [9.99, 'not_met'],
  ])('suffices under a cap of %d hours or does not', (at_most, outcome) => {
    const decision = judge({ carry_over: { ...carry_over, at_most } }, TEN, [EARLIER]);
    expect(decision.outcome).toBe(outcome);
    expect(decision.codes).toEqual(outcome === 'met' ? [] : ['carried_over_cap', 'short_of_total']);
  });

  test('is capped from its first day, though new rules wait', () => {
    const dated = { ...carry_over, at_most: 9.99, since: '2024-06-30' };
    const more = { new_rules_wait: { years: 1, cite } };
    expect(countedOf(judge({ carry_over: dated }, TEN, [EARLIER], { more }))).toEqual(['9.99']);
  });

  test('knows that it is carried, which minimums and caps may ask', () => {
    const amount = {
      at_least: 20,
      counting: 'overlap',
      of_which: [
        { where: { carried: true }, at_least: 10 },
        { where: { carried: false }, at_least: 10 },
      ],
    };
    expect(judge({ carry_over }, amount, [EARLIER, {}]).outcome).toBe('met');
    expect(judge({ carry_over }, amount, [EARLIER, EARLIER]).outcome).toBe('not_met');
  });

  test('is chosen so that minimums are filled, before the older is preferred', () => {
    const amount = { at_least: 10, of_which: [{ where: { categories: 'content' }, at_least: 10 }] };
    const credits = [
      { completedOn: '2019-01-01', categories: ['pedagogy'] },
      { completedOn: '2019-02-01', categories: ['content'] },
    ];
    const decision = judge({ carry_over: { ...carry_over, at_most: 10 } }, amount, credits);
    expect(decision.outcome).toBe('met');
    expect(countedOf(decision)).toEqual(['0', '10']);
  });

  test('is not carried into an amount that looks through a window of its own', () => {
    expect(judge({ carry_over }, { ...TEN, within: 'period' }, [EARLIER]).outcome).toBe('not_met');
  });

  test('stays open while it cannot be said whether it passes the condition', () => {
    const only = { ...carry_over, where: { topic: 'reading' } };
    const decision = judge({ carry_over: only }, TEN, [EARLIER]);
    expect(decision.outcome).toBe('undetermined');
    expect(reasonsOf(decision)).toEqual([['missing_topic']]);
  });
});
