import { describe, expect, test } from '@jest/globals';
import { nearest } from '../../../src/rules/conditions/recurring.ts';
import { asking } from '../nodes/asking.ts';

describe('a day of the week', () => {
  // 30 June 2024 is a Sunday.
  test.each([
    ['2024-06-30', 'on_or_after', 'weekday', '2024-07-01'],
    ['2024-06-28', 'on_or_after', 'weekday', '2024-06-28'],
    ['2024-06-28', 'after', 'weekday', '2024-07-01'],
    ['2024-06-30', 'on_or_before', 'weekday', '2024-06-28'],
    ['2024-07-01', 'before', 'weekday', '2024-06-28'],
    ['2024-10-01', 'on_or_after', 'monday', '2024-10-07'],
    ['2024-10-07', 'on_or_after', 'monday', '2024-10-07'],
    ['2024-10-07', 'after', 'monday', '2024-10-14'],
    ['2024-10-31', 'on_or_before', 'friday', '2024-10-25'],
    ['1999-12-31', 'on_or_after', 'sunday', '2000-01-02'],
  ] as const)('%s, %s a %s, is %s', (day, side, recurring, found) => {
    expect(nearest(day, side, recurring, 1)).toBe(found);
  });

  test('may be the first of a month, and moves a last day off a weekend', () => {
    const first = { of: { of: 'period_end', after: '10-01' }, on_or_after: 'monday' };
    const due = { of: 'period_end', on_or_after: 'weekday' };
    const is = (day: object, other: string) =>
      asking({ kind: 'fact', where: { day: { is: day, at_least: other, at_most: other } } })().outcome;
    expect(is(first, '2024-10-07')).toBe('met');
    expect(is(due, '2024-07-01')).toBe('met');
  });
});
