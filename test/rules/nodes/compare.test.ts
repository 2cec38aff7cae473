import { describe, expect, test } from '@jest/globals';
import { recorded, served } from '../facts-support.ts';
import { asking } from './asking.ts';

describe('one figure against another', () => {
  const share = {
    ...{ kind: 'compare', unit: { one: 'percent', many: 'percent of the time' } },
    figure: {
      times: [100, { total: { from: 'employment', where: { position: 'coach' }, attribute: 'fte' } }],
    },
  };
  const posts = (...fte: readonly (number | undefined)[]) => ({
    facts: recorded({
      employment: fte.map((given) => ({ position: 'coach', from: '2020-07-01', fte: given })),
    }),
  });

  test('is met on its limit and not a hundredth below', () => {
    const ask = asking({ ...share, at_least: 50 });
    expect(ask(posts(50))).toMatchObject({ outcome: 'met', requirement: { required: '50', counted: '50' } });
    expect(ask(posts(25, 24))).toMatchObject({
      outcome: 'not_met',
      codes: ['short_of_total'],
      missing: ['At least 50 percent of the time; there are 49.'],
      requirement: { required: '50', counted: '49', unit: 'percent of the time' },
    });
  });

  test('may not exceed a limit', () => {
    const ask = asking({ ...share, at_most: 50 });
    expect(ask(posts(50)).outcome).toBe('met');
    expect(ask(posts(50, 1))).toMatchObject({
      outcome: 'not_met',
      codes: ['too_much'],
      missing: ['At most 50 percent of the time; there are 51.'],
    });
  });

  test('is exact where nothing says that it is rounded', () => {
    const third = (at_least: unknown) =>
      asking({ kind: 'compare', figure: { percent: 33.33, of: { count: { from: 'service' } } }, at_least });
    const three = {
      facts: { service: served(...['2020-21', '2021-22', '2022-23'].map((schoolYear) => ({ schoolYear }))) },
    };
    // 33.33 hundredths of three are 0.9999, which is not one though two decimals would make it so.
    expect(third(1)(three).outcome).toBe('not_met');
    expect(third({ percent: 99.99, of: 1 })(three).outcome).toBe('met');
  });

  test('is open where an attribute is missing, and names it', () => {
    const ask = asking({ ...share, at_least: 50 });
    const open = ask(posts(50, undefined));
    expect(open).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_employment_fte'],
      missing: ['At least 50 percent of the time.', 'The full-time equivalent is not recorded.'],
    });
    expect(open.requirement?.counted).toBeUndefined();
  });

  test('is open where no text of a figure is in force', () => {
    const ask = asking({ ...share, at_least: [{ is: 50, since: '2025-01-01' }] });
    expect(ask(posts(50))).toMatchObject({ outcome: 'undetermined', codes: ['not_encoded'] });
  });

  test('counts the days of duty that lie in the period, first and last day included', () => {
    const within = {
      from: { latest_of: [{ attribute: 'from' }, 'period_start'] },
      to: { earliest_of: [{ attribute: 'until' }, 'period_end'] },
    };
    const days = { for_each: 'acts', where: { act: 'duty' }, is: { sum: [1, { whole_days: within }] } };
    const parts = { more: { acts: { duty: 'Duty.' } } };
    const ask = (at_least: number, from: string, until: string | undefined) =>
      asking(
        { kind: 'compare', figure: days, at_least },
        parts,
      )({
        facts: recorded({
          acts: [{ act: 'duty', on: from, from, ...(until === undefined ? {} : { until }) }],
        }),
      });
    expect(ask(200, '2024-01-10', '2024-07-27').outcome).toBe('not_met');
    expect(ask(173, '2024-01-10', '2024-07-27').outcome).toBe('met');
    expect(ask(174, '2024-01-10', '2024-07-27').outcome).toBe('not_met');
    expect(ask(1, '2019-01-01', '2019-07-01').outcome).toBe('met');
    expect(ask(2, '2019-01-01', '2019-07-01').outcome).toBe('not_met');
    expect(ask(1, '2024-01-10', undefined)).toMatchObject({
      ...{ outcome: 'undetermined', codes: ['missing_until'] },
    });
  });

  test('counts no days where they are not in order', () => {
    const none = { whole_days: { from: 'period_end', to: 'period_start' } };
    expect(asking({ kind: 'compare', figure: none, at_most: 0 })().outcome).toBe('met');
  });

  test('grows day by day', () => {
    const since = { whole_days: { from: 'issue', to: 'as_of' } };
    const ask = asking({ kind: 'compare', figure: since, at_least: 10 });
    expect(ask({ asOf: '2019-07-10' })).toMatchObject({ outcome: 'not_met', holdsUntil: '2019-07-11' });
    expect(ask({ asOf: '2019-07-11' })).toMatchObject({ outcome: 'met', holdsUntil: '2019-07-12' });
  });

  test('grows with the days and says until when it holds', () => {
    const since = { whole_years: { from: 'issue', to: 'as_of' } };
    const ask = asking({ kind: 'compare', figure: since, at_least: 3 });
    expect(ask({ asOf: '2022-06-30' })).toMatchObject({ outcome: 'not_met', holdsUntil: '2022-07-01' });
    expect(ask({ asOf: '2022-07-01' }).outcome).toBe('met');
  });
});
