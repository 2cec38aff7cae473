import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../src/domain/values/day.ts';
import { daysCovered } from '../../../src/rules/routes/days-covered.ts';

const YEAR = { from: '2024-01-01', until: '2024-12-31' };

describe('the days of a period that others cover', () => {
  test.each([
    [[], 0],
    [[{ from: '2023-01-01', until: '2023-12-31' }], 0],
    [[{ from: '2023-01-01', until: '2024-01-01' }], 1],
    [[{ from: '2024-12-31', until: '2025-12-31' }], 1],
    [[{ from: '2023-01-01', until: '2025-12-31' }], 366],
    [[{ from: '2024-02-28', until: '2024-03-01' }], 3],
    [
      [
        { from: '2024-03-01', until: '2024-03-31' },
        { from: '2024-03-15', until: '2024-04-14' },
        { from: '2024-03-20', until: '2024-03-25' },
      ],
      45,
    ],
    [[{ from: '2024-03-02', until: '2024-03-01' }], 0],
  ])('%j: %i', (others, days) => {
    expect(daysCovered(YEAR, others)).toBe(days);
  });

  test('are as many as one finds day by day', () => {
    const day = fc.integer({ min: 0, max: 30 }).map((days) => addDays('2024-02-20', days));
    const spans = fc.array(
      fc.tuple(day, day).map(([from, until]) => ({ from, until })),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(day, day, spans, (from, until, others) => {
        const days = Array.from({ length: 40 }, (_, i) => addDays('2024-02-15', i));
        const covered = days.filter(
          (one) =>
            from <= one && one <= until && others.some((other) => other.from <= one && one <= other.until),
        );
        expect(daysCovered({ from, until }, others)).toBe(covered.length);
      }),
    );
  });
});
