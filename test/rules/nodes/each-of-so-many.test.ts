import { describe, expect, test } from '@jest/globals';
import { served } from '../facts-support.ts';
import { asking } from './asking.ts';

describe('where so many members of a list are asked', () => {
  const twoYears = asking({
    kind: 'each',
    at_least: 2,
    over: { list: 'service', within: 'period', distinct: 'school_year' },
    of: { kind: 'fact', id: 'full', where: { 'segment.days': { at_least: 120 } } },
  });
  const years = (...days: readonly number[]) => ({
    facts: { service: served(...days.map((each, i) => ({ schoolYear: `202${i}-2${i + 1}`, days: each }))) },
  });

  test('none at all are too few', () => {
    expect(twoYears({})).toMatchObject({
      outcome: 'not_met',
      codes: ['too_few_in_force'],
      missing: ['What each asks.'],
    });
  });

  test('one is too few, and so are two of which one falls short', () => {
    expect(twoYears(years(120)).outcome).toBe('not_met');
    expect(twoYears(years(120, 119)).outcome).toBe('not_met');
  });

  test('one that may be none is open only where it is met', () => {
    const rated = asking({
      kind: 'each',
      at_least: 2,
      over: {
        list: 'service',
        within: 'period',
        where: { days: { at_least: 120 } },
        distinct: 'school_year',
      },
      of: { kind: 'count', id: 'rating', from: 'evaluations', within: 'segment', at_least: 1 },
    });
    const ratings = (...given: readonly string[]) =>
      given.map((schoolYear, i) => ({
        ...{ state: 'ZZ', schoolYear, score: '5', employer: 'employer', eventId: `rated-${i}` },
      }));
    const service = served({ schoolYear: '2020-21', days: 120 }, { schoolYear: '2021-22' });
    expect(rated({ facts: { service, evaluations: ratings('2020-21', '2021-22') } }).outcome).toBe(
      'undetermined',
    );
    expect(rated({ facts: { service, evaluations: ratings('2020-21') } }).outcome).toBe('not_met');
    expect(rated({ facts: { service, evaluations: ratings('2021-22') } }).outcome).toBe('not_met');
    const open = served({ schoolYear: '2020-21' }, { schoolYear: '2021-22' });
    expect(rated({ facts: { service: open } }).outcome).toBe('not_met');
  });

  test('one that may be none, and of which nothing is asked, leaves it open whether there are too few', () => {
    const late = asking({
      kind: 'each',
      at_least: 1,
      over: { list: 'service', within: 'period', where: { days: { at_least: 120 } } },
      of: { kind: 'fact', where: { 'license.first_term': true }, since: '2024-07-01' },
    });
    const outcome = (...years: readonly { readonly schoolYear: string; readonly days?: number }[]) =>
      late({ facts: { service: served(...years) } }).outcome;
    expect(outcome({ schoolYear: '2020-21' })).toBe('undetermined');
    expect(outcome({ schoolYear: '2020-21', days: 119 })).toBe('not_met');
    expect(outcome({ schoolYear: '2020-21', days: 120 })).toBe('not_applicable');
    expect(outcome({ schoolYear: '2020-21', days: 120 }, { schoolYear: '2021-22' })).toBe('not_applicable');
  });

  test('two among three suffice', () => {
    expect(twoYears(years(120, 119, 120)).outcome).toBe('met');
  });
});
