import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Rounding } from './ratio.ts';

/** An exact number, so that a figure reckoned in several steps is rounded once. */
export interface Exact {
  readonly over: bigint;
  readonly under: bigint;
}

export const ZERO: Exact = { over: 0n, under: 1n };

export function ofHundredths(amount: Hundredths): Exact {
  return { over: BigInt(amount), under: 100n };
}

export function ofMillionths(amount: number): Exact {
  return { over: BigInt(amount), under: 1_000_000n };
}

export const ONE: Exact = { over: 1n, under: 1n };

export function ofWhole(number: number): Exact {
  return { over: BigInt(number), under: 1n };
}

/** A score or a number of days: to six decimals, as measures. */
export function ofNumber(number: number): Exact {
  return Number.isInteger(number) ? ofWhole(number) : ofMillionths(Math.round(number * 1_000_000));
}

export function plus(a: Exact, b: Exact): Exact {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

/** Never below zero. */
export function less(a: Exact, b: Exact): Exact {
  const over = a.over * b.under - b.over * a.under;
  return over < 0n ? ZERO : { over, under: a.under * b.under };
}

export function timesExact(a: Exact, b: Exact): Exact {
  return { over: a.over * b.over, under: a.under * b.under };
}

/** By something that is not zero. */
export function dividedBy(a: Exact, b: Exact): Exact {
  return { over: a.over * b.under, under: a.under * b.over };
}

export function smaller(a: Exact, b: Exact): Exact {
  return isLess(b, a) ? b : a;
}

export function greater(a: Exact, b: Exact): Exact {
  return isLess(a, b) ? b : a;
}

export function isLess(a: Exact, b: Exact): boolean {
  return a.over * b.under < b.over * a.under;
}

/** The nearest multiple of a step, as `how` says. */
export function roundedTo(a: Exact, step: Hundredths, how: Rounding): Exact {
  const under = a.under * BigInt(step);
  const steps = quotient(a.over * 100n, under, how);
  return { over: steps * BigInt(step), under: 100n };
}

export function toHundredths(a: Exact, how: Rounding): Hundredths {
  if (a.under === 100n) return Number(a.over);
  return Number(quotient(a.over * 100n, a.under, how));
}

function quotient(over: bigint, under: bigint, how: Rounding): bigint {
  const whole = over / under;
  const rest = over % under;
  if (rest === 0n) return whole;
  switch (how) {
    case 'down':
      return whole;
    case 'half_up':
      return rest * 2n >= under ? whole + 1n : whole;
    case 'up':
      return whole + 1n;
  }
}
