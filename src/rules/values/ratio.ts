import { parseHundredths, type Hundredths } from '../../domain/values/hundredths.ts';

/** An exact ratio of two whole numbers, in lowest terms: 22.5 is 45/2. */
export interface Ratio {
  readonly over: number;
  readonly under: number;
}

/** How a product that falls between two hundredths becomes one of them. */
export const ROUNDINGS = ['down', 'half_up', 'up'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

const FRACTION = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/;

/** Reads `22.5` or `2/3`; undefined for anything else. */
export function parseRatio(written: number | string): Ratio | undefined {
  const [, over, under] = FRACTION.exec(String(written)) ?? [];
  if (over !== undefined && under !== undefined) return lowest(Number(over), Number(under));
  const hundredths = parseHundredths(String(written));
  return typeof hundredths === 'number' ? lowest(hundredths, 100) : undefined;
}

/** Whether every amount of hundredths times the ratio is a whole number of hundredths again. */
export function isExact(ratio: Ratio): boolean {
  return ratio.under === 1;
}

/** The product in hundredths. Both factors are small enough for the product to be exact. */
export function times(amount: Hundredths, ratio: Ratio, rounding: Rounding): Hundredths {
  const product = amount * ratio.over;
  const whole = Math.floor(product / ratio.under);
  const rest = product - whole * ratio.under;
  if (rest === 0) return whole;
  switch (rounding) {
    case 'down':
      return whole;
    case 'half_up':
      return rest * 2 >= ratio.under ? whole + 1 : whole;
    case 'up':
      return whole + 1;
  }
}

function lowest(over: number, under: number): Ratio {
  const divisor = greatestCommonDivisor(over, under);
  return { over: over / divisor, under: under / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
