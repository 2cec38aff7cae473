import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { longestChain } from '../../../src/rules/nodes/chain.ts';
import { recorded } from '../facts-support.ts';
import { asking } from './asking.ts';

const awarded = (
  ...given: readonly (readonly [credential: string | undefined, on: string, more?: object])[]
) => ({
  facts: recorded({
    awards: given.map(([credential, awarded_on, more]) => ({ credential, awarded_on, ...more })),
  }),
});

describe('a stack', () => {
  const ask = asking({ kind: 'stack', of: ['A', 'B', 'C'], n: 2, within: 'any_time' });

  test('is met by so many of those named, each once', () => {
    expect(ask(awarded(['A', '2020-01-01'], ['C', '2020-01-01'])).outcome).toBe('met');
    expect(ask(awarded(['A', '2020-01-01'], ['A', '2021-01-01'], ['D', '2021-01-01']))).toMatchObject({
      outcome: 'not_met',
      codes: ['short_of_stack'],
      missing: ['1 more micro-credential of B or C by 30 June 2024.'],
      requirement: { required: '2', counted: '1', unit: 'micro-credentials' },
    });
  });

  test('grows on the day of an award', () => {
    const asked = awarded(['A', '2020-01-01'], ['B', '2024-01-02']);
    expect(ask({ ...asked, asOf: '2024-01-01' })).toMatchObject({
      outcome: 'not_met',
      holdsUntil: '2024-01-02',
    });
    expect(ask({ ...asked, asOf: '2024-01-02' }).outcome).toBe('met');
  });

  test('is open where it is not recorded which one an award is, if that could do', () => {
    expect(ask(awarded(['A', '2020-01-01'], [undefined, '2021-01-01']))).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_credential'],
    });
    expect(ask(awarded([undefined, '2021-01-01'])).outcome).toBe('not_met');
  });

  test('takes only awards that pass, in its window', () => {
    const passing = asking({
      ...{ kind: 'stack', of: ['A'], n: 1, within: 'period', where: { valid_until: { at_least: 'as_of' } } },
    });
    const until = (valid_until?: string) => passing(awarded(['A', '2020-01-01', { valid_until }]));
    expect(until('2024-06-30')).toMatchObject({ outcome: 'met', holdsUntil: '2024-07-01' });
    expect(until('2024-06-29').outcome).toBe('not_met');
    expect(passing(awarded(['A', '2019-06-30', { valid_until: '2030-01-01' }])).outcome).toBe('not_met');
  });
});

describe('a stack in order', () => {
  const ask = asking({ kind: 'stack', of: ['A', 'B', 'C'], n: 3, in_order: true, within: 'any_time' });

  test('takes awards of one day as being in order', () => {
    expect(ask(awarded(['A', '2020-01-01'], ['B', '2020-01-01'], ['C', '2020-01-02'])).outcome).toBe('met');
  });

  test('is not met where one came a day too early, and says the order', () => {
    expect(ask(awarded(['A', '2020-01-02'], ['B', '2020-01-01'], ['C', '2020-01-03']))).toMatchObject({
      outcome: 'not_met',
      codes: ['out_of_order'],
      missing: ['In the order A, B then C: 1 more micro-credential by 30 June 2024.'],
      requirement: { counted: '2' },
    });
    expect(ask(awarded(['A', '2020-01-01'], ['B', '2020-01-02'])).codes).toEqual(['short_of_stack']);
  });

  test('takes of several awards the ones that fit', () => {
    const again = awarded(['B', '2020-01-01'], ['A', '2020-01-02'], ['B', '2020-01-03'], ['C', '2020-01-03']);
    expect(ask(again).outcome).toBe('met');
  });
});

test('the longest chain is the longest of all choices', () => {
  const day = fc.integer({ min: 1, max: 6 }).map((of) => `2024-01-0${of}`);
  fc.assert(
    fc.property(fc.array(fc.array(day, { maxLength: 3 }), { maxLength: 5 }), (steps) => {
      const longestFrom = (place: number, since: string): number => {
        const days = steps[place];
        if (days === undefined) return 0;
        const taken = days.filter((one) => one >= since).map((one) => 1 + longestFrom(place + 1, one));
        return Math.max(longestFrom(place + 1, since), ...taken);
      };
      expect(longestChain(steps)).toBe(longestFrom(0, ''));
    }),
    { numRuns: 300 },
  );
});
