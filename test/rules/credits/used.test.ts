import { describe, expect, test } from '@jest/globals';
import { countedOf, judge, reasonsOf, sentencesOf } from './judging.ts';

const TEN = { at_least: 10 };
const used = (amount: number, on = '2021-02-01', purpose = 'period-0') => ({
  used: [{ for: purpose, on, amount }],
});

describe('what was used for something else', () => {
  test.each([
    [0, 'met', ['10'], [[]]],
    [1, 'not_met', ['9.99'], [['used_elsewhere']]],
    [999, 'not_met', ['0.01'], [['used_elsewhere']]],
    [1000, 'not_met', ['0'], [['used_elsewhere']]],
    [1001, 'not_met', ['0'], [['used_elsewhere']]],
  ])('comes off: %d hundredths of ten hours leave it %s', (amount, outcome, counted, reasons) => {
    const decision = judge({ used_once: {} }, TEN, [used(amount)]);
    expect(decision.outcome).toBe(outcome);
    expect(countedOf(decision)).toEqual(counted);
    expect(reasonsOf(decision)).toEqual(reasons);
  });

  test('is told with the amount', () => {
    expect(sentencesOf(judge({ used_once: {} }, TEN, [used(400)]))).toEqual([
      '4 hours of it were used elsewhere.',
    ]);
  });

  test('counts again where the file does not forbid it', () => {
    expect(judge({}, TEN, [used(1000)]).outcome).toBe('met');
  });

  test('does not come off when it was used for this very period', () => {
    expect(judge({ used_once: {} }, TEN, [used(1000, '2021-02-01', 'period-1')]).outcome).toBe('met');
  });

  test.each([
    ['2023-02-27', 'met', '2023-02-28'],
    ['2023-02-28', 'not_met', '2024-07-01'],
  ])('comes off from the day of its use: as of %s it is %s', (asOf, outcome, holdsUntil) => {
    const decision = judge({ used_once: {} }, TEN, [used(1000, '2023-02-28')], { asOf });
    expect(decision).toMatchObject({ outcome, holdsUntil });
  });

  test('comes off after conversion, in the unit of the rules', () => {
    const entries = [{ where: { unit: 'semester_hour' }, worth: { per_unit: 15 } }];
    const decision = judge({ entries, used_once: {} }, TEN, [
      { unit: 'semester_hour', quantity: 100, ...used(500) },
    ]);
    expect(countedOf(decision)).toEqual(['10']);
  });

  test('may count again where the exception fits, and is open where that cannot be said', () => {
    const used_once = { except: { topic: 'english_learners' } };
    const credits = [
      { topic: 'english_learners', ...used(1000) },
      { topic: 'reading', ...used(1000) },
      used(400),
    ];
    const decision = judge({ used_once }, TEN, credits);
    expect(decision.credits).toMatchObject([
      { verdict: 'counted', counted: '10' },
      { verdict: 'not_counted', counted: '0' },
      { verdict: 'undetermined', counted: '6', worth: '10' },
    ]);
    expect(reasonsOf(decision)).toEqual([[], ['used_elsewhere'], ['missing_topic']]);
  });

  test('of an activity of several amounts comes off the first ones', () => {
    const entries = [{ where: { unit: 'clock_hour' }, worth: { split: { content: 6, pedagogy: 4 } } }];
    const amount = {
      at_least: 3,
      counting: 'exclusive_split',
      of_which: [
        { where: { categories: 'content' }, at_least: 0 },
        { where: { categories: 'pedagogy' }, at_least: 3 },
      ],
    };
    expect(judge({ entries, used_once: {} }, amount, [used(700)]).outcome).toBe('met');
    expect(judge({ entries, used_once: {} }, amount, [used(701)]).outcome).toBe('not_met');
  });
});
