import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/rules/index.ts';
import { recorded } from '../facts-support.ts';
import { asking } from '../nodes/asking.ts';
import { inventedText } from '../policy-support.ts';

type Asked = Parameters<ReturnType<typeof asking>>[0];

const ACTS = { more: { acts: { duty: 'Duty.' } } };
const DUTY = { total: { from: 'acts', attribute: 'quantity', where: { act: 'duty' } } };

/** Whether the day asked about is not after the end of the period moved by a length. */
function until(plus: object, parts: object = ACTS) {
  const ask = asking(
    { kind: 'fact', where: { day: { is: 'as_of', at_most: { of: 'period_end', plus } } } },
    parts,
  );
  return (asOf: string, asked: Asked = {}) => ask({ asOf, ...asked });
}

/** So many hundredths of days of duty. */
function duty(...quantities: readonly (number | undefined)[]): Asked {
  const acts = quantities.map((quantity) => ({
    ...{ act: 'duty', on: '2022-01-01' },
    ...(quantity === undefined ? {} : { quantity }),
  }));
  return { facts: recorded({ acts }) };
}

describe('a length reckoned from the record', () => {
  test('moves a day by the days of a figure, to the day', () => {
    const days = until({ days: DUTY });
    expect(days('2024-07-10', duty(700, 300)).outcome).toBe('met');
    expect(days('2024-07-11', duty(700, 300)).outcome).toBe('not_met');
    expect(days('2024-06-30', duty()).outcome).toBe('met');
    expect(days('2024-07-01', duty()).outcome).toBe('not_met');
  });

  test('says until when the answer holds', () => {
    expect(until({ days: DUTY })('2024-07-01', duty(1000)).holdsUntil).toBe('2024-07-11');
  });

  test('takes whole days only', () => {
    expect(until({ days: DUTY })('2024-07-02', duty(299)).outcome).toBe('met');
    expect(until({ days: DUTY })('2024-07-03', duty(299)).outcome).toBe('not_met');
  });

  test('may be of years, then months, then days', () => {
    const figure = { count: { from: 'acts', where: { act: 'duty' } } };
    const asked = until({ years: figure, months: figure, days: 1 });
    expect(asked('2025-07-31', duty(100)).outcome).toBe('met');
    expect(asked('2025-08-01', duty(100)).outcome).toBe('not_met');
  });

  test('is open while what it is reckoned from is not recorded, and says what that is', () => {
    const open = until({ days: DUTY })('2024-07-01', duty(700, undefined));
    expect(open).toMatchObject({ outcome: 'undetermined', codes: ['missing_acts_quantity', 'period_ended'] });
  });

  test('is none of the calendar beyond 999 years', () => {
    const years = { years: { times: [{ count: { from: 'acts', where: { act: 'duty' } } }, 333] } };
    expect(until(years)('2024-07-01', duty(1, 1, 1)).outcome).toBe('met');
    expect(until(years)('2024-07-01', duty(1, 1, 1, 1))).toMatchObject({
      ...{ outcome: 'undetermined', codes: ['not_encoded', 'period_ended'] },
      missing: ['The rules as written here do not say how much is asked.'],
    });
  });

  test('may have versions and settings', () => {
    const settings = { more: { asks: 'How many?', because: 'Silent.', values: ['2', '3'] } };
    const versions = [{ is: 1, before: '2020-01-01' }, { is: { sum: [{ setting: 'more' }, 1] } }];
    const asked = until({ days: versions }, { settings });
    expect(asked('2024-07-03').outcome).toBe('met');
    expect(asked('2024-07-04').outcome).toBe('undetermined');
    expect(asked('2024-07-04', { settings: { more: '3' } }).outcome).toBe('met');
  });

  test('is seen from the record that is looked at', () => {
    const on = { at_least: { of: 'period_end', minus: { days: { attribute: 'quantity' } } } };
    const ask = asking(
      { kind: 'count', from: 'acts', where: { act: 'duty', on }, within: 'any_time', at_least: 1 },
      ACTS,
    );
    const days = (quantity: number) =>
      ask({ facts: recorded({ acts: [{ act: 'duty', on: '2024-06-20', quantity }] }) }).outcome;
    expect(days(1000)).toBe('met');
    expect(days(900)).toBe('not_met');
  });
});

describe('a length is refused that', () => {
  test.each([
    ['is no whole number', 2.5, 'a setting or a figure.'],
    ['names a setting nobody declares', { setting: 'none' }, 'None is declared; declare it first.'],
    ['sums what is no number', { total: { from: 'acts', attribute: 'by' } }, 'Name an attribute that holds'],
  ])('%s', (_, days, remedy) => {
    const where = { day: { is: 'as_of', at_most: { of: 'period_end', plus: { days } } } };
    const tree = { kind: 'fact', id: 'it', asks: 'It.', since: 'unknown', where };
    expect(parsePolicy(inventedText({ tree }), 'p.yaml')).toMatchObject([
      {
        key: expect.stringMatching(/^require\.0\.tree\.where\.day\.at_most\.plus\.days/),
        remedy: expect.stringContaining(remedy),
      },
    ]);
  });
});
