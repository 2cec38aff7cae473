/** An exact number. */
export interface Fraction {
  readonly over: bigint;
  /** Above zero. */
  readonly under: bigint;
}

export const ZERO = whole(0);

/** More than any record holds. */
export const ENDLESS = whole(1_000_000);

export function whole(number: number): Fraction {
  return { over: BigInt(number), under: 1n };
}

/** So many hundredths, or millionths. */
export function parts(number: number, ofSoMany: number): Fraction {
  return { over: BigInt(number), under: BigInt(ofSoMany) };
}

/** A decimal as written, `22.5`, or a fraction, `2/3`. */
export function written(text: string | number): Fraction {
  const [over = '', under = '1'] = String(text).split('/');
  return divided(decimal(over), decimal(under));
}

const read = new Map<string, Fraction>();

/** Reads each text once. */
function decimal(text: string): Fraction {
  const known = read.get(text) ?? readDecimal(text);
  read.set(text, known);
  return known;
}

function readDecimal(text: string): Fraction {
  const [units = '', decimals = ''] = text.trim().split('.');
  if (!/^-?\d+$/.test(units) || !/^\d*$/.test(decimals)) throw new RangeError(`${text} is no decimal`);
  return { over: BigInt(units + decimals), under: 10n ** BigInt(decimals.length) };
}

export function sum(terms: readonly Fraction[]): Fraction {
  return terms.reduce(
    (a, b) => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under }),
    ZERO,
  );
}

export function product(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

export function negative({ over, under }: Fraction): Fraction {
  return { over: -over, under };
}

export function divided(a: Fraction, b: Fraction): Fraction {
  if (b.over === 0n) throw new RangeError('divided by nothing');
  const sign = b.over < 0n ? -1n : 1n;
  return { over: sign * a.over * b.under, under: sign * a.under * b.over };
}

export function isAtLeast(a: Fraction, b: Fraction): boolean {
  return a.over * b.under >= b.over * a.under;
}

export function isEqual(a: Fraction, b: Fraction): boolean {
  return isAtLeast(a, b) && isAtLeast(b, a);
}

export type Rounding = 'down' | 'half_up' | 'up';

/** To a multiple of a step, of numbers that are not below zero. */
export function rounded(number: Fraction, step: Fraction, how: Rounding): Fraction {
  const { over, under } = divided(number, step);
  const down = over / under;
  const rest = over % under;
  const isUp = (how === 'up' && rest > 0n) || (how === 'half_up' && 2n * rest >= under);
  return product({ over: isUp ? down + 1n : down, under: 1n }, step);
}

/** As a whole number of hundredths, which it must be. */
export function hundredths(number: Fraction): number {
  const { over, under } = product(number, whole(100));
  if (over % under !== 0n) throw new RangeError('is finer than a hundredth');
  return Number(over / under);
}
