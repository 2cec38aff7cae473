import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compactOf, evaluate, rebuilt } from '../../../src/rules/index.ts';
import { confirmed, day, facts, policy } from '../arbitrary.ts';

describe('a decision without its words', () => {
  test('has them again from the policy and the facts it was made from', () => {
    fc.assert(
      fc.property(policy, confirmed, facts, day, (rules, settings, record, asOf) => {
        const decision = evaluate(rules, settings, record, asOf);
        // As it comes back from where it was kept.
        const kept = JSON.parse(JSON.stringify(compactOf(decision))) as ReturnType<typeof compactOf>;
        expect(rebuilt(rules, record, kept)).toEqual(decision);
      }),
      { numRuns: 150 },
    );
  });

  test('is not made to fit other facts', () => {
    fc.assert(
      fc.property(policy, facts, day, (rules, record, asOf) => {
        const compact = compactOf(evaluate(rules, new Map(), record, asOf));
        expect(() => rebuilt(rules, { ...record, ordinal: record.ordinal + 1 }, compact)).toThrow(
          /does not follow from this policy and these facts/,
        );
      }),
      { numRuns: 20 },
    );
  });
});
