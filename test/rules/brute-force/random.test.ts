import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePolicy } from '../../../src/rules/index.ts';
import { confirmed, day, facts, readPolicyOf } from '../arbitrary.ts';
import { requirement, tree } from '../arbitrary-trees.ts';
import { claimed, credit, policyText } from '../credits/arbitrary.ts';
import { factsFor } from '../facts-support.ts';
import { tally } from './tally.ts';

const NO_SETTINGS = new Map<string, string>();

/** Always the same rules and records: what is compared here are two readings, and a run is to say the same again. */
const SEED = 20_261_122;

describe('random rules and facts are answered as by brute force', () => {
  test.each([
    ['a tree of requirements', tree],
    ['one requirement', requirement],
  ] as const)('where there is %s', (_, trees) => {
    const counted = tally();
    fc.assert(
      fc.property(readPolicyOf(trees), confirmed, facts, day, (policy, settings, record, asOf) => {
        counted.compare(policy, settings, record, asOf);
      }),
      { numRuns: 280, seed: SEED },
    );
    for (const outcome of ['met', 'not_met', 'undetermined', 'not_applicable']) {
      expect(counted.share(outcome)).toBeGreaterThan(0.05);
    }
    expect(counted.share('too open')).toBeLessThan(0.02);
    expect(counted.share('looser')).toBeLessThan(0.02);
  });

  test('where credits have windows, caps, floors, minimums, carry-over and use', () => {
    const counted = tally();
    const records = fc.array(fc.array(credit, { maxLength: 5 }), { minLength: 2, maxLength: 2 });
    const renewals = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(policyText, records, renewals, (text, given, times) => {
        const policy = parsePolicy(text, 'arbitrary');
        fc.pre(!Array.isArray(policy));
        for (const credits of given) {
          const told = factsFor('ZZ', {}, claimed(credits.map((one) => one.told)));
          const whole = factsFor('ZZ', { renewals: times }, claimed(credits.map((one) => one.whole)));
          for (const record of [told, whole]) counted.compare(policy, NO_SETTINGS, record, '2024-06-30');
        }
      }),
      { numRuns: 50, seed: SEED },
    );
    for (const outcome of ['met', 'not_met', 'undetermined']) {
      expect(counted.share(outcome)).toBeGreaterThan(0.05);
    }
    expect(counted.share('too open')).toBeLessThan(0.05);
    expect(counted.share('looser')).toBeLessThan(0.05);
  });
});
