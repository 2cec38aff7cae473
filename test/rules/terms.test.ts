import { describe, expect, test } from '@jest/globals';
import { earliestRenewal, nextTerm } from '../../src/rules/index.ts';
import { compiledPolicy } from '../policies/policy-files.ts';
import { factsFor } from './facts-support.ts';

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
  { class: 'practitioner', validFrom: '2021-09-01', expiresOn: '2024-08-31' },
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
