import { describe, expect, test } from '@jest/globals';
import { earliestRenewal, nextTerm } from '../../src/rules/index.ts';
import type { Facts } from '../../src/domain/facts.ts';
import { compiledPolicy } from '../policies/policy-files.ts';
import { factsFor } from './facts-support.ts';
import { policyOf } from './routes/support.ts';

const TENNESSEE = compiledPolicy('tn/recertification.yaml');
const PENNSYLVANIA = compiledPolicy('pa/recertification.yaml');
const MASSACHUSETTS = compiledPolicy('ma/recertification.yaml');
const NOTHING = new Map<string, string>();

const professional = factsFor(
  'TN',
  { validFrom: '2018-09-01', issuedOn: '2018-09-01', expiresOn: '2024-08-31' },
  [],
);
const practitioner = factsFor(
  'TN',
  { class: 'practitioner', issuedOn: '2021-09-01', validFrom: '2021-09-01', expiresOn: '2024-08-31' },
  [],
);
const certificate = factsFor('PA', { class: 'instructional_ii' }, []);

describe('the next term', () => {
  test('of a Tennessee professional license follows the old one for six years, to 31 August', () => {
    expect(nextTerm(TENNESSEE, NOTHING, professional, '2024-05-01')).toEqual({
      validFrom: '2024-09-01',
      expiresOn: '2030-08-31',
    });
  });

  test('ends on the last 31 August within six years where the old one ended on another day', () => {
    const odd = factsFor('TN', { validFrom: '2018-07-01', expiresOn: '2024-06-30' }, []);
    expect(nextTerm(TENNESSEE, NOTHING, odd, '2024-05-01')).toEqual({
      validFrom: '2024-07-01',
      expiresOn: '2029-08-31',
    });
  });

  test('is in time when it was applied for in time, however late it was decided', () => {
    const applied = { ...professional, obligation: { ...professional.obligation, appliedOn: '2024-08-31' } };
    expect(nextTerm(TENNESSEE, NOTHING, applied, '2024-10-01')).toMatchObject({ validFrom: '2024-09-01' });
  });

  test('is refused after the end where the rules do not say from when it would run', () => {
    expect(nextTerm(TENNESSEE, NOTHING, professional, '2024-09-01')).toMatchObject({
      refused: 'not_encoded',
    });
    expect(nextTerm(TENNESSEE, NOTHING, professional, '2024-08-31')).not.toHaveProperty('refused');
  });

  test('of a Tennessee practitioner license is refused until its length is confirmed', () => {
    expect(nextTerm(TENNESSEE, NOTHING, practitioner, '2024-05-01')).toEqual({
      refused: 'setting_unconfirmed',
      because: 'The agency has not answered: For how many years is a practitioner license renewed?',
    });
    expect(nextTerm(TENNESSEE, new Map([['practitioner_years', '3']]), practitioner, '2024-05-01')).toEqual({
      validFrom: '2024-09-01',
      expiresOn: '2027-08-31',
    });
  });

  test('in Pennsylvania follows the old one, or the day of a late completion', () => {
    expect(nextTerm(PENNSYLVANIA, NOTHING, certificate, '2024-06-30')).toEqual({
      validFrom: '2024-07-01',
      expiresOn: '2029-06-30',
    });
    expect(nextTerm(PENNSYLVANIA, NOTHING, certificate, '2024-11-15')).toEqual({
      validFrom: '2024-11-16',
      expiresOn: '2029-11-15',
    });
  });

  test('is refused for a class of license the rules do not know', () => {
    const initial = factsFor('MA', { class: 'initial' }, []);
    expect(nextTerm(MASSACHUSETTS, NOTHING, initial, '2024-05-01')).toMatchObject({ refused: 'not_encoded' });
  });
});

describe('the first day a renewal may be applied for', () => {
  test('is a year before the end in Tennessee, as the published example has it', () => {
    const example = factsFor('TN', { validFrom: '2013-09-01', expiresOn: '2019-08-31' }, []);
    expect(earliestRenewal(TENNESSEE, NOTHING, example)).toBe('2018-09-01');
  });

  test('is after four years of five in Massachusetts', () => {
    expect(earliestRenewal(MASSACHUSETTS, NOTHING, factsFor('MA', {}, []))).toBe('2023-07-01');
  });

  test('is not known in Pennsylvania', () => {
    expect(earliestRenewal(PENNSYLVANIA, NOTHING, certificate)).toBeNull();
  });
});

describe('a term of an invented state', () => {
  const person = factsFor('ZZ', {}, []);
  const routes = [{ id: 'renewal', asks: 'A renewal.', gives: 'renewal', for: {} }];
  const termOf = (
    term: object,
    renewedOn = '2024-06-30',
    facts: Facts = person,
    settings: ReadonlyMap<string, string> = NOTHING,
  ) => nextTerm(policyOf({ routes, terms: [{ for: {}, ...term }] }), settings, facts, renewedOn);

  test('may be for life', () => {
    expect(termOf({ ends: 'never' })).toEqual({ validFrom: '2024-07-01', expiresOn: null });
  });

  test('may end on a day reckoned from what is on record', () => {
    const ends = { of: { of: 'period_end', plus: { years: 5 } }, on_or_after: '08-31' };
    expect(termOf({ ends })).toEqual({ validFrom: '2024-07-01', expiresOn: '2029-08-31' });
    const birthday = { of: { of: 'period_end', plus: { years: 5 } }, on_or_after: 'birth_month_end' };
    expect(termOf({ ends: birthday })).toEqual({
      refused: 'missing_educator_birth_month',
      because: 'The month of birth is not recorded.',
    });
    expect(termOf({ ends: birthday }, '2024-06-30', { ...person, birthMonth: 2 })).toMatchObject({
      expiresOn: '2030-02-28',
    });
  });

  test('is refused where nothing on record gives the day it is reckoned from', () => {
    expect(termOf({ ends: { latest: 'boards', attribute: 'valid_until' } })).toMatchObject({
      refused: 'no_such_day',
    });
  });

  test('that starts on 29 February ends on the day before its anniversary', () => {
    const leap = factsFor('ZZ', { validFrom: '2019-02-28', expiresOn: '2024-02-28' }, []);
    expect(termOf({ years: 1 }, '2024-02-28', leap)).toEqual({
      ...{ validFrom: '2024-02-29', expiresOn: '2025-02-27' },
    });
    expect(termOf({ years: 4 }, '2024-02-28', leap)).toMatchObject({ expiresOn: '2028-02-28' });
  });

  test('starts on another day than the one after the last where the file says so', () => {
    const starts = { of: 'period_end', after: '09-01' };
    expect(termOf({ years: 5, starts })).toEqual({ validFrom: '2024-09-01', expiresOn: '2029-08-31' });
  });

  test('has no gap when it is renewed within the days of grace, and starts late on the day after', () => {
    const term = { years: 5, grace: { days: 30 }, when_late: 'day_after_completion' };
    expect(termOf(term, '2024-07-30')).toMatchObject({ validFrom: '2024-07-01', expiresOn: '2029-06-30' });
    expect(termOf(term, '2024-07-31')).toMatchObject({ validFrom: '2024-08-01', expiresOn: '2029-07-31' });
    expect(termOf({ years: 5, grace: { days: 30 } }, '2024-07-31')).toMatchObject({ refused: 'not_encoded' });
  });

  test('is in time when it was applied for within the days of grace', () => {
    const applied = (appliedOn: string) => ({
      ...person,
      obligation: { ...person.obligation, appliedOn },
    });
    const term = { years: 5, grace: { months: 1 } };
    expect(termOf(term, '2024-12-01', applied('2024-07-30'))).toMatchObject({ validFrom: '2024-07-01' });
    expect(termOf(term, '2024-12-01', applied('2024-07-31'))).toMatchObject({ refused: 'not_encoded' });
  });

  test('starts late on the day the file reckons', () => {
    const term = { years: 5, when_late: { of: 'application', on_or_after: 'month_start' } };
    expect(termOf(term, '2024-07-01')).toMatchObject({ validFrom: '2024-07-01' });
    expect(termOf(term, '2024-07-02')).toMatchObject({ validFrom: '2024-08-01', expiresOn: '2029-07-31' });
  });

  test('is refused once the license was renewed as often as it may be', () => {
    const renewed = (renewals: number) => factsFor('ZZ', { renewals }, []);
    const term = { years: 5, at_most_times: 2 };
    expect(termOf(term, '2024-06-30', renewed(1))).not.toHaveProperty('refused');
    expect(termOf(term, '2024-06-30', renewed(2))).toEqual({
      refused: 'renewals_used_up',
      because: 'A professional license is renewed 2 times at most, and was.',
    });
    expect(termOf({ ...term, at_most_times: 0 }, '2024-06-30', renewed(0))).toEqual({
      refused: 'renewals_used_up',
      because: 'A professional license is not renewed.',
    });
    expect(termOf(term)).toMatchObject({ refused: 'missing_license_renewals' });
    const later = factsFor('ZZ', { issuedOn: '2014-07-01' }, []);
    expect(termOf({ ...term, at_most_times: 1 }, '2024-06-30', later)).toMatchObject({
      refused: 'renewals_used_up',
    });
  });

  test('goes by the first clause in force on the day its key names', () => {
    const policy = policyOf({
      routes,
      terms: [
        { for: {}, years: 5, before: '2024-07-01', keyed_by: 'expiration' },
        { for: {}, years: 10, since: '2024-07-01', keyed_by: 'expiration' },
      ],
    });
    const ending = (expiresOn: string) =>
      nextTerm(policy, NOTHING, factsFor('ZZ', { expiresOn }, []), expiresOn);
    expect(ending('2024-06-30')).toMatchObject({ expiresOn: '2029-06-30' });
    expect(ending('2024-07-01')).toMatchObject({ expiresOn: '2034-07-01' });
  });

  test('is not given while it is not known which clause fits', () => {
    const term = { years: 5, for: { 'license.renewals': { at_least: 1 } } };
    expect(termOf(term)).toMatchObject({ refused: 'missing_license_renewals' });
  });

  test('needs no answer of the agency where every answer gives the same', () => {
    const settings = { word: { asks: 'Which?', because: 'Silent.', values: ['yes', 'no'] } };
    const policyWith = (years: number) =>
      policyOf({
        ...{ routes, settings },
        terms: [
          { for: { 'setting.word': 'yes' }, years },
          { for: {}, years: 5, opens_years_before_end: 1 },
        ],
      });
    expect(nextTerm(policyWith(5), NOTHING, person, '2024-06-30')).toMatchObject({ expiresOn: '2029-06-30' });
    expect(nextTerm(policyWith(6), NOTHING, person, '2024-06-30')).toEqual({
      ...{ refused: 'setting_unconfirmed', because: 'The agency has not answered: Which?' },
    });
    expect(earliestRenewal(policyWith(6), NOTHING, person)).toBeNull();
    expect(earliestRenewal(policyWith(6), new Map([['word', 'no']]), person)).toBe('2023-07-01');
  });
});
