import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day } from '../../../src/domain/values/day.ts';
import { answerOn } from '../../../src/rules/evaluation/evaluate.ts';
import { evaluate, verdict } from '../../../src/rules/index.ts';
import { matterOf } from '../../../src/rules/settings/run-situation.ts';
import { confirmed, day, facts, filledIn, FIRST_DAY, policyOfOne } from '../arbitrary.ts';

// Whole trees are put together in test/rules/properties.test.ts; here everything turns on one kind of requirement.

const LATER_DAYS = Array.from({ length: 60 }, (_, days) => addDays(FIRST_DAY, days));

describe('a requirement by itself', () => {
  test('has one outcome in both readings, and says why it is not met', () => {
    fc.assert(
      fc.property(policyOfOne, confirmed, facts, day, (rules, settings, record, asOf) => {
        const { outcome, codes, missing } = evaluate(rules, settings, record, asOf);
        expect(verdict(rules, settings, record, asOf)).toBe(outcome);
        if (outcome === 'met') expect([codes, missing]).toEqual([[], []]);
        if (outcome === 'not_met' || outcome === 'undetermined') {
          expect(codes.length).toBeGreaterThan(0);
          expect(missing.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('stays as it is settled whatever is found out about what is missing', () => {
    fc.assert(
      fc.property(policyOfOne, confirmed, filledIn, day, (rules, settings, [record, complete], asOf) => {
        const open = verdict(rules, settings, record, asOf);
        if (open !== 'undetermined') expect(verdict(rules, settings, complete, asOf)).toBe(open);
      }),
      { numRuns: 400 },
    );
  });

  test('holds until the day on which looking day by day finds another answer', () => {
    fc.assert(
      fc.property(policyOfOne, confirmed, facts, day, (rules, settings, record, asOf) => {
        const matter = matterOf(rules, record);
        const saidOn = (on: Day) => ({ ...answerOn(matter, settings, on).answer, selected: null });
        const now = saidOn(asOf);
        const changed = LATER_DAYS.find((on) => on > asOf && !isDeepStrictEqual(saidOn(on), now));
        const { holdsUntil } = evaluate(rules, settings, record, asOf);
        const isSeen = holdsUntil !== null && holdsUntil <= addDays(FIRST_DAY, LATER_DAYS.length - 1);
        expect(isSeen ? holdsUntil : undefined).toBe(changed);
      }),
      { numRuns: 100 },
    );
  });
});
