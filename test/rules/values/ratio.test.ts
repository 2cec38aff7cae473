import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isExact, parseRatio, times, type Ratio } from '../../../src/rules/values/ratio.ts';

function ratio(written: number | string): Ratio {
  const read = parseRatio(written);
  if (read === undefined) throw new Error(`${written} is no ratio`);
  return read;
}

describe('a ratio', () => {
  test.each([
    [22.5, { over: 45, under: 2 }],
    [30, { over: 30, under: 1 }],
    [0.1, { over: 1, under: 10 }],
    ['2/3', { over: 2, under: 3 }],
    ['4/2', { over: 2, under: 1 }],
  ])('is exact: %s', (written, expected) => {
    expect(parseRatio(written)).toEqual(expected);
    expect(isExact(ratio(written))).toBe(expected.under === 1);
  });

  test.each(['', '1/0', '-1/2', '1/2/3', 'ten', '0.125', 1e-7])('is refused: %s', (written) => {
    expect(parseRatio(written)).toBeUndefined();
  });

  test.each([
    [101, 'down', 2272],
    [101, 'half_up', 2273],
    [101, 'up', 2273],
    [100, 'up', 2250],
  ] as const)('times %s, rounded %s, is %s', (amount, rounding, product) => {
    expect(times(amount, ratio(22.5), rounding)).toBe(product);
  });

  test('never drifts from the true product by a hundredth or more', () => {
    const amounts = fc.integer({ min: 0, max: 10_000_000 });
    const parts = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(amounts, parts, parts, (amount, over, under) => {
        const down = times(amount, ratio(`${over}/${under}`), 'down');
        const up = times(amount, ratio(`${over}/${under}`), 'up');
        const exact = (BigInt(amount) * BigInt(over)) / BigInt(under);
        expect(BigInt(down)).toBe(exact);
        expect(up - down).toBe((BigInt(amount) * BigInt(over)) % BigInt(under) === 0n ? 0 : 1);
      }),
    );
  });
});
