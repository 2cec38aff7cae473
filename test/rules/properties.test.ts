import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day } from '../../src/domain/values/day.ts';
import { answerOn } from '../../src/rules/evaluation/evaluate.ts';
import { evaluate, verdict } from '../../src/rules/index.ts';
import { matterOf } from '../../src/rules/settings/run-situation.ts';
import { confirmed, credit, day, facts, filledIn, FIRST_DAY, monotonePolicy, policy } from './arbitrary.ts';

/** Every day up to one well behind the last that anything names. */
const LATER_DAYS = Array.from({ length: 80 }, (_, days) => addDays(FIRST_DAY, days));

describe('under any rules and facts', () => {
  test('the verdict is the outcome of the explanation', () => {
    fc.assert(
      fc.property(policy, confirmed, facts, day, (rules, settings, record, asOf) => {
        expect(verdict(rules, settings, record, asOf)).toBe(evaluate(rules, settings, record, asOf).outcome);
      }),
      { numRuns: 300 },
    );
  });

  test('an answer holds until the day on which looking day by day finds another', () => {
    fc.assert(
      fc.property(policy, confirmed, facts, day, (rules, settings, record, asOf) => {
        const matter = matterOf(rules, record);
        // The day that selects the text may move with the day asked about, which by itself changes no answer.
        const saidOn = (on: Day) => ({ ...answerOn(matter, settings, on).answer, selected: null });
        const now = saidOn(asOf);
        const changed = LATER_DAYS.find((on) => on > asOf && !isDeepStrictEqual(saidOn(on), now));
        const { holdsUntil } = evaluate(rules, settings, record, asOf);
        const isSeen = holdsUntil !== null && holdsUntil <= addDays(FIRST_DAY, LATER_DAYS.length - 1);
        expect(isSeen ? holdsUntil : undefined).toBe(changed);
      }),
      { numRuns: 80 },
    );
  });

  test('the same question has the same answer', () => {
    fc.assert(
      fc.property(policy, confirmed, facts, day, (rules, settings, record, asOf) => {
        const reversed = { ...record, credits: [...record.credits].reverse() };
        expect(evaluate(rules, settings, reversed, asOf)).toEqual(evaluate(rules, settings, record, asOf));
      }),
    );
  });

  test('what is met misses nothing, and what is not met says why', () => {
    fc.assert(
      fc.property(policy, confirmed, facts, day, (rules, settings, record, asOf) => {
        const { outcome, codes, missing } = evaluate(rules, settings, record, asOf);
        if (outcome === 'met') expect([codes, missing]).toEqual([[], []]);
        if (outcome === 'not_met' || outcome === 'undetermined') expect(codes.length).toBeGreaterThan(0);
        expect(codes).toEqual([...new Set(codes)].sort());
      }),
      { numRuns: 200 },
    );
  });

  test('one credit more makes no outcome worse', () => {
    const WORST_FIRST = ['not_met', 'undetermined', 'met'];
    fc.assert(
      fc.property(monotonePolicy, confirmed, facts, credit, day, (rules, settings, record, one, asOf) => {
        const more = {
          ...record,
          credits: [...record.credits, { ...one, credit: 'more', events: ['more'] }],
        };
        const before = verdict(rules, settings, record, asOf);
        const after = verdict(rules, settings, more, asOf);
        if (before === 'not_applicable') expect(after).toBe(before);
        else expect(WORST_FIRST.indexOf(after)).toBeGreaterThanOrEqual(WORST_FIRST.indexOf(before));
      }),
      { numRuns: 200 },
    );
  });

  test('an outcome that is settled stays so whatever is found out about what is missing', () => {
    fc.assert(
      fc.property(policy, confirmed, filledIn, day, (rules, settings, [record, complete], asOf) => {
        const open = verdict(rules, settings, record, asOf);
        if (open !== 'undetermined') expect(verdict(rules, settings, complete, asOf)).toBe(open);
      }),
      { numRuns: 300 },
    );
  });

  test('an outcome that is settled stays so whatever the agency confirms', () => {
    const values = [
      ['version_day', 'expiration', 'application', 'as_of'],
      ['counting', 'exclusive_split', 'exclusive_whole', 'overlap'],
      ['allowed', 'yes', 'no'],
      ['unknown_word', 'word', 'other'],
      ['from_day', '2024-06-20', '2024-07-02'],
      ['how_many', '1', '2'],
    ] as const;
    const complete = fc
      .tuple(
        ...values.map(([name, ...possible]) =>
          fc.constantFrom(...possible).map((value) => [name, value] as const),
        ),
      )
      .map((settings) => new Map<string, string>(settings));
    fc.assert(
      fc.property(policy, facts, day, complete, (rules, record, asOf, settings) => {
        const open = evaluate(rules, new Map(), record, asOf).outcome;
        const closed = evaluate(rules, settings, record, asOf).outcome;
        if (open !== 'undetermined') expect(closed).toBe(open);
      }),
      { numRuns: 120 },
    );
  });
});
