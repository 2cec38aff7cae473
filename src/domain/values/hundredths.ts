/**
 * An amount as an integer number of hundredths of its unit: 22.5 points are 2250. Floats never carry an
 * amount: ten activities of 0.1 would be 0.9999999999999999.
 */
export type Hundredths = number;

/** No real claim comes near a hundred thousand units; more is a slip of the keyboard. */
const MOST_UNITS = 100_000;

const SHAPE = /^(0|[1-9]\d{0,5})(?:\.(\d{1,2}))?$/;

export type AmountProblem = 'not_a_number' | 'negative' | 'too_precise' | 'too_large';

/** Reads a decimal text such as `12`, `7.5` or `0.25`. Anything else is named, never rounded. */
export function parseHundredths(text: string): Hundredths | AmountProblem {
  const match = SHAPE.exec(text);
  if (match) {
    const amount = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
    return amount > MOST_UNITS * 100 ? 'too_large' : amount;
  }
  if (/^-\d/.test(text)) return 'negative';
  if (/^\d+\.\d{3,}$/.test(text)) return 'too_precise';
  if (/^[1-9]\d{6,}(\.\d*)?$/.test(text)) return 'too_large';
  return 'not_a_number';
}

/** Amounts up to this are written again and again: most credits are of few units. */
const WRITTEN_ONCE = 20_000;
const WRITTEN: (string | undefined)[] = new Array<undefined>(WRITTEN_ONCE).fill(undefined);

/** The shortest decimal text: 2250 is `22.5`, 6000 is `60`. */
export function formatHundredths(amount: Hundredths): string {
  return amount >= 0 && amount < WRITTEN_ONCE ? (WRITTEN[amount] ??= written(amount)) : written(amount);
}

function written(amount: Hundredths): string {
  const sign = amount < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(amount) / 100);
  const rest = Math.abs(amount) % 100;
  if (rest === 0) return `${sign}${whole}`;
  if (rest % 10 === 0) return `${sign}${whole}.${rest / 10}`;
  return `${sign}${whole}.${rest < 10 ? '0' : ''}${rest}`;
}

/** A sentence for a person who typed an amount that cannot be read. */
export function explainAmountProblem(problem: AmountProblem): string {
  switch (problem) {
    case 'not_a_number':
      return 'is not a decimal number such as 12 or 7.5';
    case 'negative':
      return 'is negative; an amount is zero or more';
    case 'too_precise':
      return 'has more than two decimals; give hundredths at most';
    case 'too_large':
      return `is more than ${MOST_UNITS}; check the amount`;
  }
}
