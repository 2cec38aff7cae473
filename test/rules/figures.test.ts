import { describe, expect, test } from '@jest/globals';
import type { FurtherFact } from '../../src/domain/facts.ts';
import { asking, partOf } from './nodes/asking.ts';

const MEASURES = { funds: 'Dollars there are.', due: 'Dollars that are due.' };

const latest = (measure: string) => ({
  for_each: 'measures',
  where: { measure },
  take: 'latest',
  is: { attribute: 'value' },
});

/** Values in millionths. */
function measured(measure: string, on: string, value: number): FurtherFact {
  return { eventId: `${measure} ${on}`, attributes: { measure, on, value: value * 1_000_000 } };
}

function asked(figure: object, measures: readonly FurtherFact[], at_least = 1) {
  // A measure that is declared and not used is refused.
  const used = Object.entries(MEASURES).filter(([name]) => JSON.stringify(figure).includes(name));
  const more = { measures: Object.fromEntries(used) };
  const ask = asking({ kind: 'compare', figure, at_least }, { more });
  return ask({ facts: { further: { measures } } });
}

describe('a figure of the latest member', () => {
  const values = [measured('funds', '2022-09-01', 40), measured('funds', '2023-09-01', 20)];

  test('is that of the last day, neither the sum nor the greatest', () => {
    expect(partOf(asked(latest('funds'), values, 30).requirement, 'compare')).toMatchObject({
      outcome: 'not_met',
      counted: '20',
    });
    expect(asked(latest('funds'), [...values].reverse(), 20).outcome).toBe('met');
  });

  test('is not known where there is none, and says what is not recorded', () => {
    expect(asked(latest('due'), values)).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_measures_value'],
    });
  });

  test('does not ask what an earlier member lacks', () => {
    const lacking: FurtherFact = {
      eventId: 'none',
      attributes: { measure: 'funds', on: '2021-09-01' },
    };
    expect(asked(latest('funds'), [lacking, ...values], 20).outcome).toBe('met');
  });
});

describe('a quotient', () => {
  const third = { quotient: [latest('funds'), latest('due')] };

  test('is exact until the end: a third three times is one', () => {
    const measures = [measured('funds', '2023-09-01', 1), measured('due', '2023-09-01', 3)];
    expect(asked({ sum: [third, third, third] }, measures).outcome).toBe('met');
    expect(asked({ sum: [third, third] }, measures).outcome).toBe('not_met');
  });

  test('by nothing is not known', () => {
    const measures = [measured('funds', '2023-09-01', 1), measured('due', '2023-09-01', 0)];
    expect(asked(third, measures).outcome).toBe('undetermined');
  });
});
