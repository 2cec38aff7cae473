import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CreditFact, Facts } from '../../../src/domain/facts.ts';
import { evaluate, verdict, type CompiledPolicy } from '../../../src/rules/index.ts';
import { factsFor } from '../facts-support.ts';
import { claimed, credit, policyOf, policyText } from './arbitrary.ts';

const AS_OF = '2024-06-30';
const NO_SETTINGS = new Map<string, string>();

/** What may not be known of the educator: how often the license was renewed, and the month of birth. */
const educator = fc.record({
  renewals: fc.integer({ min: 0, max: 4 }),
  birthMonth: fc.integer({ min: 1, max: 12 }),
});

type Educator = Readonly<Record<'renewals' | 'birthMonth', number>>;

/** Several records for each policy, which takes longest to read. */
const records = fc.array(fc.record({ credits: fc.array(credit, { maxLength: 6 }), educator, more: credit }), {
  minLength: 10,
  maxLength: 10,
});

/** A record as far as it is told, and the same with everything known. */
interface Case {
  readonly told: Facts;
  readonly whole: Facts;
  readonly wholeAndMore: Facts;
}

function eachCase(check: (rules: CompiledPolicy, one: Case) => void): void {
  const property = fc.property(policyText, records, (text, given) => {
    const rules = policyOf(text);
    for (const { credits, educator: known, more } of given) {
      const whole = claimed(credits.map((one) => one.whole));
      check(rules, {
        told: factsOf(claimed(credits.map((one) => one.told)), {}),
        whole: factsOf(whole, known),
        wholeAndMore: factsOf([...whole, { ...more.whole, credit: 'more', events: ['more'] }], known),
      });
    }
  });
  fc.assert(property, { numRuns: 100 });
}

function factsOf(given: readonly CreditFact[], { renewals, birthMonth }: Partial<Educator>): Facts {
  return factsFor('ZZ', renewals === undefined ? {} : { renewals }, given, {
    ...(birthMonth === undefined ? {} : { birthMonth }),
  });
}

const outcomeOf = (rules: CompiledPolicy, facts: Facts) => verdict(rules, NO_SETTINGS, facts, AS_OF);
const answerOf = (rules: CompiledPolicy, facts: Facts) => evaluate(rules, NO_SETTINGS, facts, AS_OF);

describe('under any caps, windows, floors, carry-over and use', () => {
  test('what is settled stays so, whatever is recorded of what was missing', () => {
    eachCase((rules, { told, whole }) => {
      const open = outcomeOf(rules, told);
      if (open !== 'undetermined') expect(outcomeOf(rules, whole)).toBe(open);
    });
  });

  test('nothing is open once everything is recorded', () => {
    eachCase((rules, { whole }) => {
      expect(['met', 'not_met']).toContain(outcomeOf(rules, whole));
    });
  });

  test('one credit more never turns met into anything else', () => {
    eachCase((rules, { whole, wholeAndMore }) => {
      if (outcomeOf(rules, whole) === 'met') expect(outcomeOf(rules, wholeAndMore)).toBe('met');
    });
  });

  test('the verdict is the outcome of the explanation, which says why', () => {
    eachCase((rules, { told }) => {
      const { outcome, codes, missing } = answerOf(rules, told);
      expect(outcomeOf(rules, told)).toBe(outcome);
      if (outcome === 'met') expect([codes, missing]).toEqual([[], []]);
      else expect(codes.length).toBeGreaterThan(0);
      if (outcome === 'undetermined') {
        expect(codes.some((code) => code.startsWith('missing_') || code.endsWith('_floor_open'))).toBe(true);
      }
    });
  });

  test('each activity is told once, counts no more than it is worth, and says why where it counts less', () => {
    eachCase((rules, { told }) => {
      const { credits } = answerOf(rules, told);
      expect(credits.map(({ source }) => source).sort()).toEqual(told.credits.map((one) => one.credit));
      for (const { verdict: judged, worth, counted, reasons, where } of credits) {
        expect(Number(counted)).toBeLessThanOrEqual(Number(worth));
        if (judged !== 'counted') expect(reasons.length).toBeGreaterThan(0);
        if (judged === 'counted') expect(counted).toBe(worth);
        const placed = where.filter(({ again }) => !again).map(({ amount }) => Number(amount));
        expect(placed.reduce((a, b) => a + b, 0)).toBeCloseTo(Number(counted), 6);
      }
    });
  });
});
