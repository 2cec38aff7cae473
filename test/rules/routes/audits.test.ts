import { describe, expect, test } from '@jest/globals';
import { auditsOf, sampleSize } from '../../../src/rules/index.ts';
import { NOTHING, person, policyOf } from './support.ts';

const routes = [{ id: 'lapse', asks: 'It lapses.', gives: 'lapse', for: {} }];
const audited = (audit: object) =>
  policyOf({ routes, audits: [{ id: 'audit', asks: 'Some are audited.', for: {}, ...audit }] });

describe('an audit', () => {
  test('says its sample, what is kept and until when, and what a missing document does', () => {
    const policy = audited({
      sample: { percent: 2.5, per: 'year' },
      keeps: { what: 'Certificates.', until: { of: 'period_end', plus: { years: 5 } } },
      when_missing: 'lapse',
    });
    expect(auditsOf(policy, NOTHING, person(), '2024-01-01')).toEqual([
      {
        ...{ id: 'audit', asks: 'Some are audited.', cites: ['source'], concerns: 'yes' },
        ...{ codes: [], missing: [], sample: { percent: '2.5', count: null, per: 'year' } },
        ...{ keeps: 'Certificates.', keepUntil: '2029-06-30', whenMissing: 'lapse' },
        ...{ settings: [], holdsUntil: null },
      },
    ]);
  });

  test('concerns those for whom it is written, as long as it is in force', () => {
    const policy = audited({ for: { 'license.class': 'professional' }, before: '2024-07-01' });
    expect(auditsOf(policy, NOTHING, person(), '2024-06-30')).toMatchObject([{ holdsUntil: '2024-07-01' }]);
    expect(auditsOf(policy, NOTHING, person(), '2024-07-01')).toEqual([]);
    expect(auditsOf(policy, NOTHING, person({}, { class: 'other' }), '2024-06-30')).toEqual([]);
  });

  test('concerns nobody knows whom while an attribute is missing', () => {
    const policy = audited({ for: { 'license.renewals': { at_least: 1 } } });
    expect(auditsOf(policy, NOTHING, person(), '2024-01-01')).toMatchObject([
      { concerns: 'undetermined', codes: ['missing_license_renewals'] },
    ]);
    expect(auditsOf(policy, NOTHING, person({}, { renewals: 1 }), '2024-01-01')).toMatchObject([
      { concerns: 'yes', codes: [] },
    ]);
  });

  test('leaves open what turns on a setting nobody has confirmed', () => {
    const settings = { share: { asks: 'How many?', because: 'Silent.' } };
    const policy = policyOf({
      ...{ routes, settings },
      audits: [
        { id: 'audit', asks: 'Some.', for: {}, sample: { percent: { setting: 'share' }, per: 'year' } },
      ],
    });
    const [open] = auditsOf(policy, NOTHING, person(), '2024-01-01');
    expect(open).toMatchObject({
      concerns: 'yes',
      sample: { percent: null },
      codes: ['setting_unconfirmed'],
    });
    expect(open && sampleSize(open, 100)).toBeNull();
    const [closed] = auditsOf(policy, new Map([['share', '12.5']]), person(), '2024-01-01');
    expect(closed).toMatchObject({ sample: { percent: '12.5' }, codes: [] });
    expect(closed && sampleSize(closed, 100)).toBe(13);
  });
});

describe('the size of a sample', () => {
  const share = (percent: string) => ({ sample: { percent, count: null, per: 'year' as const } });
  const number = (count: string) => ({ sample: { percent: null, count, per: 'month' as const } });

  test.each([
    ['10', 0, 0],
    ['10', 1, 1],
    ['10', 10, 1],
    ['10', 11, 2],
    ['2.5', 40, 1],
    ['2.5', 41, 2],
    ['0.01', 10_000, 1],
    ['0.01', 10_001, 2],
    ['33.33', 10_000, 3333],
    ['100', 7, 7],
    ['250', 7, 7],
  ])('of %s percent of %i is %i, rounded up', (percent, population, size) => {
    expect(sampleSize(share(percent), population)).toBe(size);
  });

  test('of a number is that number, and never more than there are', () => {
    expect(sampleSize(number('80'), 1000)).toBe(80);
    expect(sampleSize(number('80'), 79)).toBe(79);
  });

  test('is none where nothing is sampled', () => {
    expect(sampleSize({ sample: null }, 100)).toBeNull();
  });
});
