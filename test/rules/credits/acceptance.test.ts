import { describe, expect, test } from '@jest/globals';
import { cite } from '../policy-support.ts';
import { countedOf, judge, reasonsOf } from './judging.ts';

const TEN = { at_least: 10 };

/** An acceptance test that no activity here passes, in force as given. */
function section(force: object) {
  const accept = [
    { code: 'not_assessed', because: 'It needs an assessment.', where: { assessed: true }, cite, ...force },
  ];
  return { entries: [{ where: { unit: 'clock_hour' }, accept, worth: { per_unit: 1 } }] };
}

const on = (completedOn: string) => ({ completedOn, assessed: false });

describe('a test that an activity must pass', () => {
  test.each([
    [{ since: '2021-07-01' }, ['10', '0']],
    [{ before: '2021-07-01' }, ['0', '10']],
  ])('%j goes by the day of the activity', (force, counted) => {
    expect(countedOf(judge(section(force), TEN, [on('2021-06-30'), on('2021-07-01')]))).toEqual(counted);
  });

  test.each([
    ['2024-06-30', '0'],
    ['2024-07-01', '10'],
  ])('goes by another day where it says so: since %s, keyed by expiration', (since, counted) => {
    const decision = judge(section({ since, keyed_by: 'expiration' }), TEN, [on('2021-06-30')]);
    expect(countedOf(decision)).toEqual([counted]);
  });

  test('is asked only when its condition holds', () => {
    const credits = [
      { ...on('2021-01-01'), delivery: 'online' },
      { ...on('2021-01-01'), delivery: 'in_person' },
    ];
    expect(countedOf(judge(section({ when: { delivery: 'online' } }), TEN, credits))).toEqual(['0', '10']);
  });

  test('leaves it open where a failed test may not be asked', () => {
    const decision = judge(section({ when: { delivery: 'online' } }), TEN, [on('2021-01-01')]);
    expect(decision.outcome).toBe('undetermined');
    expect(reasonsOf(decision)).toEqual([['missing_delivery']]);
  });

  test('leaves nothing open where it is passed in any case', () => {
    const passed = { completedOn: '2021-01-01', assessed: true };
    expect(judge(section({ when: { delivery: 'online' } }), TEN, [passed]).outcome).toBe('met');
  });
});
