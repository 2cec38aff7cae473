import { describe, expect, test } from '@jest/globals';
import { recorded, served } from '../facts-support.ts';
import { asking } from './asking.ts';

const service = (...years: readonly string[]) => ({
  facts: { service: served(...years.map((schoolYear) => ({ schoolYear }))) },
});

describe('the longest run of school years', () => {
  const ask = asking({
    ...{ kind: 'count', from: 'service', within: 'any_time', longest: 'run', at_least: 3 },
    unit: { one: 'year of service', many: 'years of service' },
  });

  test('counts years one after another, each once', () => {
    expect(ask(service('2020-21', '2021-22', '2022-23')).outcome).toBe('met');
    expect(ask(service('2020-21', '2021-22', '2021-22'))).toMatchObject({
      outcome: 'not_met',
      codes: ['short_of_count'],
      missing: ['1 more year of service in a row by 30 June 2024.'],
      requirement: { counted: '2' },
    });
    expect(ask(service('2018-19', '2019-20', '2021-22', '2022-23')).outcome).toBe('not_met');
  });

  test('goes over the turn of a century', () => {
    const early = { asOf: '2001-06-30', license: { validFrom: '1999-07-01' } };
    expect(ask({ ...service('1998-99', '1999-00', '2000-01'), ...early }).outcome).toBe('met');
  });

  test('is open where one more year may be among them', () => {
    const passing = asking({
      ...{ kind: 'count', from: 'service', within: 'any_time', longest: 'run', at_least: 3 },
      where: { days: { at_least: 100 } },
    });
    const years = (...days: readonly (number | undefined)[]) => ({
      facts: {
        service: served(
          ...days.map((given, i) => ({
            schoolYear: `20${20 + i}-${21 + i}`,
            ...(given === undefined ? {} : { days: given }),
          })),
        ),
      },
    });
    expect(passing(years(100, undefined, 100))).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_days'],
      requirement: { counted: '1', possible: '3' },
    });
    expect(passing(years(100, undefined, 99)).outcome).toBe('not_met');
  });

  test('may be joined by a record without its year', () => {
    const measured = asking(
      {
        ...{ kind: 'count', from: 'measures', within: 'any_time', longest: 'run', at_least: 2 },
        where: { measure: 'growth' },
      },
      { more: { measures: { growth: 'growth' } } },
    );
    const growth = (school_year?: string) => ({ measure: 'growth', on: '2023-06-01', school_year });
    const ask = (...years: readonly (string | undefined)[]) =>
      measured({ facts: recorded({ measures: years.map(growth) }) });
    expect(ask('2021-22', '2022-23').outcome).toBe('met');
    expect(ask('2021-22', undefined)).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_school_year'],
    });
    expect(ask(undefined).outcome).toBe('not_met');
  });
});

describe('the longest gap between school years', () => {
  const unit = { one: 'school year without service', many: 'school years without service' };
  const gap = { kind: 'count', from: 'service', longest: 'gap', at_most: 1, unit };

  test('counts years of the window without a member', () => {
    const ask = asking({ ...gap, within: 'period' });
    // The period has the years 2019-20 to 2023-24.
    expect(ask(service('2019-20', '2021-22', '2023-24')).outcome).toBe('met');
    expect(ask(service('2019-20', '2022-23', '2023-24'))).toMatchObject({
      outcome: 'not_met',
      codes: ['too_many'],
      missing: ['At most 1 school year without service; there are 2.'],
      requirement: { required: '1', counted: '2' },
    });
  });

  test('has the years before the first and after the last member', () => {
    const ask = asking({ ...gap, within: 'period' });
    expect(ask(service('2021-22', '2022-23', '2023-24')).outcome).toBe('not_met');
    expect(ask(service('2019-20', '2020-21', '2021-22')).outcome).toBe('not_met');
    expect(ask(service('2020-21', '2021-22', '2022-23')).outcome).toBe('met');
  });

  test('takes no year in before its last day', () => {
    const ask = asking({ ...gap, within: 'period' });
    const asked = { ...service('2019-20', '2020-21'), asOf: '2023-06-29' };
    expect(ask(asked)).toMatchObject({ outcome: 'met', holdsUntil: '2023-06-30' });
    expect(ask({ ...asked, asOf: '2023-06-30' }).outcome).toBe('not_met');
  });

  test('is found from the first year with a member on, where the window has no first day', () => {
    const ask = asking({ ...gap, within: 'any_time' });
    expect(ask({ ...service('2020-21', '2021-22'), asOf: '2024-06-29' })).toMatchObject({
      outcome: 'met',
      holdsUntil: '2024-06-30',
    });
    expect(ask({ ...service('2020-21', '2021-22'), asOf: '2024-06-30' }).outcome).toBe('not_met');
    expect(ask({ asOf: '2024-06-30' }).outcome).toBe('met');
  });

  test('moves with a window that ends on the day asked about', () => {
    const ask = asking({
      ...gap,
      within: { from: { of: 'as_of', minus: { years: 3 } }, to: 'as_of' },
    });
    const asked = { ...service('2020-21'), asOf: '2023-06-29' };
    // Of 2019-20 to 2021-22 the one in the middle has service; on the next day 2022-23 has ended without.
    expect(ask(asked)).toMatchObject({ outcome: 'met', holdsUntil: '2023-06-30' });
    expect(ask({ ...asked, asOf: '2023-06-30' }).outcome).toBe('not_met');
  });

  test('is open where a year may have a member', () => {
    const ask = asking({ ...gap, within: 'period', where: { days: { at_least: 100 } } });
    const years = ['2019-20', '2021-22', '2023-24'].map((schoolYear) => ({ schoolYear, days: 100 }));
    const [first, second, third] = years;
    if (!first || !second || !third) throw new Error('three years');
    const unknown = { schoolYear: '2021-22' };
    expect(ask({ facts: { service: served(first, unknown, third) } })).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_days'],
      requirement: { counted: '1', possible: '3' },
    });
    expect(ask({ facts: { service: served(first, second, third, unknown) } }).outcome).toBe('met');
  });

  test('without a first day may begin with a record that is open', () => {
    const ask = asking({ ...gap, within: 'any_time', where: { days: { at_least: 100 } } });
    const sure = { schoolYear: '2023-24', days: 100 };
    expect(ask({ facts: { service: served({ schoolYear: '2019-20' }, sure) } }).outcome).toBe('undetermined');
    expect(ask({ facts: { service: served({ schoolYear: '2021-22' }, sure) } }).outcome).toBe('met');
  });
});
