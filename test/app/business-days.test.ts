import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { businessDaysAfter } from '../../src/app/business-days.ts';
import { addDays } from '../../src/domain/values/day.ts';

describe('business days', () => {
  test.each([
    ['come in on a Friday, owed within five: the Friday after', '2021-08-06', 5, '2021-08-13'],
    ['come in on a Saturday: Monday is the first', '2021-08-07', 1, '2021-08-09'],
    ['a holiday in the middle of a week is none', '2024-07-03', 1, '2024-07-05'],
    ['a holiday on a Saturday is kept on the Friday before', '2026-07-02', 1, '2026-07-06'],
    ['a holiday on a Sunday is kept on the Monday after', '2022-12-23', 1, '2022-12-27'],
    ['1 January on a Saturday is kept in the year before', '2021-12-30', 1, '2022-01-03'],
  ])('%s', (_, from, count, until) => {
    expect(businessDaysAfter(from, count)).toBe(until);
  });

  test('leave out the days on which the issuer is closed', () => {
    expect(businessDaysAfter('2024-12-23', 2, ['2024-12-24', '2024-12-26'])).toBe('2024-12-30');
  });

  test('grow with their number, and never end on a day that is none', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (from, count) => {
        const until = businessDaysAfter(from, count);
        const weekday = new Date(`${until}T00:00:00Z`).getUTCDay();
        expect(weekday % 6).not.toBe(0);
        expect(businessDaysAfter(businessDaysAfter(from, count), 1)).toBe(businessDaysAfter(from, count + 1));
        expect(until > from).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
