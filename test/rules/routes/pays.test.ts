import { describe, expect, test } from '@jest/globals';
import { answerOf, person, policyOfRoute } from './support.ts';

const measured = (measure: string) => ({
  total: { from: 'measures', attribute: 'value', where: { measure } },
});
const measure = (name: string, value?: number) => ({ measure: name, value, on: '2023-07-01' });

/** A number in the form measures are held in. */
const decimal = (number: number) => Math.round(number * 1_000_000);

describe('an allotment of a base and a factor for each point, capped', () => {
  const allotment = (id: string, base: number, factor: number, cap: number) => ({
    ...{ id, asks: `${base} dollars and ${factor} for each point, at most ${cap}.` },
    amount: {
      least: [cap, { sum: [base, { times: [factor, measured('student_points')] }] }],
      rounded: { to: 1, how: 'half_up' },
    },
  });
  const policy = policyOfRoute({
    gives: 'designation',
    pays: [
      allotment('recognized', 3000, 1500, 9000),
      allotment('exemplary', 6000, 3000, 18000),
      allotment('master', 12000, 5000, 32000),
    ],
  });
  const paid = (points: number) =>
    answerOf(
      policy,
      person({ measures: [measure('student_points', decimal(points))] }),
      '2024-01-01',
    )?.pays.map(({ amount }) => amount);

  test.each([
    [0, ['3000', '6000', '12000']],
    [2, ['6000', '12000', '22000']],
    [4, ['9000', '18000', '32000']],
    [2.18935, ['6284', '12568', '22947']],
    [4.000001, ['9000', '18000', '32000']],
  ])('at %d points is %j', (points, amounts) => {
    expect(paid(points)).toEqual(amounts);
  });

  test('is not known while the points are not', () => {
    const facts = person({ measures: [measure('student_points')] });
    expect(answerOf(policy, facts, '2024-01-01')).toMatchObject({
      ...{ outcome: 'met', codes: ['missing_measures_value'] },
      pays: [{ id: 'recognized', amount: null }, { amount: null }, { amount: null }],
    });
  });
});

describe('pay that changed', () => {
  const policy = policyOfRoute({
    pays: [
      {
        ...{ id: 'supplement', asks: 'A supplement.' },
        amount: [
          { is: 3000, before: '2026-09-01' },
          { is: 5000.5, since: '2026-09-01', before: '2027-09-01' },
        ],
      },
      { id: 'new', asks: 'A new one.', amount: 100, since: '2026-09-01' },
      {
        id: 'old',
        asks: 'An old one.',
        amount: 1,
        before: '2026-09-01',
        when: { 'license.class': 'professional' },
      },
    ],
  });

  test.each([
    ['2026-08-31', { supplement: '3000', old: '1' }, '2026-09-01'],
    ['2026-09-01', { supplement: '5000.5', new: '100' }, '2027-09-01'],
    ['2027-09-01', { new: '100' }, null],
  ])('goes by the day that selects the text: on %s %j', (asOf, amounts, holdsUntil) => {
    const answer = answerOf(policy, person(), asOf);
    expect(Object.fromEntries((answer?.pays ?? []).map(({ id, amount }) => [id, amount]))).toEqual(amounts);
    expect(answer?.holdsUntil).toBe(holdsUntil);
  });
});

describe('pay of which only the greatest is paid', () => {
  const policy = policyOfRoute({
    pays: [
      { id: 'small', asks: 'Small.', amount: 3000, group: 'supplement' },
      { id: 'measured', asks: 'Measured.', amount: measured('funds'), group: 'supplement' },
      { id: 'beside', asks: 'Beside.', amount: 500 },
      { id: 'alike', asks: 'Alike.', amount: 3000, group: 'supplement' },
    ],
  });
  const pays = (funds?: number) =>
    answerOf(
      policy,
      person({ measures: [measure('funds', funds === undefined ? undefined : decimal(funds))] }),
      '2024-01-01',
    )?.pays.map(({ id, amount, group }) => [id, amount, group]);

  test('is the first of the greatest of its group, beside what has no group', () => {
    expect(pays(2999.99)).toEqual([
      ['small', '3000', 'supplement'],
      ['beside', '500', null],
    ]);
    expect(pays(3000)).toEqual([
      ['small', '3000', 'supplement'],
      ['beside', '500', null],
    ]);
    expect(pays(3000.01)).toEqual([
      ['measured', '3000.01', 'supplement'],
      ['beside', '500', null],
    ]);
  });

  test('is not known while one of its group is not', () => {
    expect(pays()).toEqual([
      ['measured', null, 'supplement'],
      ['beside', '500', null],
    ]);
  });
});
