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

  test('two among three suffice', () => {
    expect(twoYears(years(120, 119, 120)).outcome).toBe('met');
  });
});
