import { isDay } from '../../domain/values/day.ts';
import { parseDecimal } from '../../domain/values/decimal.ts';
import { parseHundredths } from '../../domain/values/hundredths.ts';
import type { Test } from '../language/condition.ts';
import type { AttributeType } from '../language/lists.ts';

type Single = string | number | boolean;

/** The plain values of a test, with the key they stand under. Days reckoned from others are checked as moments. */
export function valuesOf(
  test: Test,
  type: AttributeType,
): readonly (readonly [key: string, value: Single])[] {
  if (Array.isArray(test)) return test.map((value) => ['', value] as const);
  if (typeof test !== 'object') return [['', test]];
  return (['at_least', 'at_most'] as const).flatMap((key) => {
    const bound = test[key];
    const isPlain =
      bound !== undefined && typeof bound !== 'object' && (type !== 'day' || typeof bound === 'number');
    return isPlain ? [[key, bound] as const] : [];
  });
}

export const EXPECTED: Readonly<Record<AttributeType, string>> = {
  text: 'a text',
  texts: 'a text',
  amount: 'a number with at most two decimals',
  decimal: 'a number with at most six decimals',
  number: 'a number',
  day: 'a day such as 2024-08-31',
  yes_no: 'true or false',
};

export const EXPECTED_OF: Readonly<Record<string, string>> = { ...EXPECTED, texts: 'texts', text: 'text' };

export function suits(value: Single, type: AttributeType): boolean {
  switch (type) {
    case 'text':
    case 'texts':
      return typeof value !== 'boolean';
    case 'amount':
      return typeof parseHundredths(String(value)) === 'number';
    case 'decimal':
      return parseDecimal(String(value)) !== undefined;
    case 'number':
      return typeof value === 'number';
    case 'day':
      return isDay(String(value));
    case 'yes_no':
      return typeof value === 'boolean';
  }
}
