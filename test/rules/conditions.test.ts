import { describe, expect, test } from '@jest/globals';
import { recorded, served } from './facts-support.ts';
import { asking } from './nodes/asking.ts';

type Asked = Parameters<ReturnType<typeof asking>>[0];

/** Whether a condition on the obligation is so, as the outcome of a fact. */
function fact(where: object, parts: object = {}) {
  const ask = asking({ kind: 'fact', where }, parts);
  return (asked: Asked = {}) => ask(asked).outcome;
}

describe('a condition on days', () => {
  test('compares any two days, and moves with the day asked about', () => {
    const year = { is: 'as_of', before: { of: 'period_end', minus: { years: 1 } } };
    expect(fact({ day: year })({ asOf: '2023-06-29' })).toBe('met');
    expect(fact({ day: year })({ asOf: '2023-06-30' })).toBe('not_met');
    const decision = asking({ kind: 'fact', where: { day: year } })({ asOf: '2022-01-01' });
    expect(decision.holdsUntil).toBe('2023-06-30');
  });

  test('may be several, and includes its bounds', () => {
    const both = {
      day: [
        { is: 'issue', at_least: '2019-07-01', at_most: '2019-07-01' },
        { is: 'term_end', after: 'issue' },
      ],
    };
    expect(fact(both)()).toBe('met');
    expect(fact(both)({ license: { issuedOn: '2019-07-02' } })).toBe('not_met');
  });

  test('may be several of days that are reckoned, which are no versions of one another', () => {
    const later = { of: 'issue', plus: { years: 1 } };
    const both = {
      day: [
        { is: later, before: 'term_end' },
        { is: later, after: 'issue' },
      ],
    };
    expect(fact(both)()).toBe('met');
  });

  test('is not so of a day that does not exist', () => {
    expect(fact({ day: { is: 'previous_completion', at_most: 'as_of' } })()).toBe('not_met');
    const previous = { startsOn: '2014-07-01', endsOn: '2019-06-30', completedOn: '2019-01-15' };
    const before = { day: { is: 'previous_completion', before: 'previous_end' } };
    expect(fact(before)({ facts: { previous } })).toBe('met');
  });
});

describe('a condition on the sum of what is recorded', () => {
  const three = fact({ recorded: { from: 'service', sum: 'fte', at_least: 2.5 } });
  const years = (...fte: readonly (number | undefined)[]) => ({
    facts: {
      service: served(
        ...fte.map((one, i) => ({
          schoolYear: `202${i}-2${i + 1}`,
          ...(one === undefined ? {} : { fte: one }),
        })),
      ),
    },
  });

  test('is so from the limit on, to the hundredth', () => {
    expect(three(years(100, 100, 50))).toBe('met');
    expect(three(years(100, 100, 49))).toBe('not_met');
  });

  test('is open while a part is not recorded, unless the others are enough', () => {
    expect(three(years(100, 100, undefined))).toBe('undetermined');
    expect(three(years(100, 100, 50, undefined))).toBe('met');
  });

  test('may say how much is allowed', () => {
    const most = fact({ recorded: { from: 'service', sum: 'fte', at_most: 1 } });
    expect(most(years(100))).toBe('met');
    expect(most(years(100, 1))).toBe('not_met');
    expect(most(years(50, undefined))).toBe('undetermined');
  });

  test('is refused without a limit, and members are not counted by parts of one', () => {
    expect(() => fact({ recorded: { from: 'service', sum: 'fte' } })).toThrow('sums without');
    expect(() => fact({ recorded: { from: 'service', at_least: 1.5 } })).toThrow('a part of one');
  });
});

describe('a condition on whether something is known', () => {
  const applied = { 'period.applied_on': { known: true } };

  test('is never open', () => {
    expect(fact(applied)()).toBe('not_met');
    expect(fact({ 'period.applied_on': { known: false } })()).toBe('met');
    const orders = recorded({ orders: [{ order: 'restriction', from: '2020-01-01' }] });
    const some = (field: object) =>
      fact({ recorded: { from: 'orders', where: { field } } })({ facts: orders });
    expect(some({ known: false })).toBe('met');
    expect(some({ known: true })).toBe('not_met');
  });

  test('may be asked beside a bound', () => {
    const early = { 'period.applied_on': { known: true, before: '2024-01-01' } };
    expect(fact(early)()).toBe('not_met');
  });

  test('that is not compares nothing', () => {
    expect(() => fact({ 'period.applied_on': { known: false, before: '2024-01-01' } })).toThrow('alone');
  });
});

describe('a condition on the school year of a day', () => {
  const inYear = (day: unknown) =>
    fact({ recorded: { from: 'service', where: { school_year: { school_year_of: day } } } });
  const taught = { facts: { service: served({ schoolYear: '2021-22' }) } };

  test('is so from 1 July to 30 June', () => {
    expect(inYear('2021-07-01')(taught)).toBe('met');
    expect(inYear('2022-06-30')(taught)).toBe('met');
    expect(inYear('2021-06-30')(taught)).toBe('not_met');
    expect(inYear('2022-07-01')(taught)).toBe('not_met');
  });

  test('moves with the day asked about', () => {
    const decision = asking({
      kind: 'fact',
      where: { recorded: { from: 'service', where: { school_year: { school_year_of: 'as_of' } } } },
    })({ ...taught, asOf: '2022-06-30' });
    // Service is on record from the last day of its school year.
    expect(decision).toMatchObject({ outcome: 'met', holdsUntil: '2022-07-01' });
  });
});
