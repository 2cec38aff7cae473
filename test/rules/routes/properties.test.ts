import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day } from '../../../src/domain/values/day.ts';
import { answersOf, extendedEnd, routesOf } from '../../../src/rules/index.ts';
import { answerOn } from '../../../src/rules/routes/answers-of.ts';
import { extendedOn } from '../../../src/rules/routes/extended-end.ts';
import { routeOn } from '../../../src/rules/routes/routes-of.ts';
import { matterOf } from '../../../src/rules/settings/run-situation.ts';
import { answered, confirmed, day, facts, FIRST_DAY, policy } from './arbitrary.ts';

const LATER_DAYS = Array.from({ length: 50 }, (_, days) => addDays(FIRST_DAY, days));

// Shrinking whole policies takes longer than reading one, so a failure is told as it was found (endOnFailure).

/** The first later day on which looking day by day finds another answer. */
function firstChange(asOf: Day, saidOn: (day: Day) => unknown): Day | null {
  const now = saidOn(asOf);
  return LATER_DAYS.find((on) => on > asOf && !isDeepStrictEqual(saidOn(on), now)) ?? null;
}

/** Changes beyond the days looked at are another matter. */
function within(holdsUntil: Day | null): Day | null {
  return holdsUntil === null || holdsUntil > (LATER_DAYS.at(-1) ?? '') ? null : holdsUntil;
}

describe('under any rules and facts', () => {
  test('the answer of a route holds until the day on which looking day by day finds another', () => {
    fc.assert(
      fc.property(policy, confirmed, facts, day, (rules, settings, record, asOf) => {
        const matter = matterOf(rules, record);
        for (const { id, holdsUntil } of routesOf(rules, settings, record, asOf)) {
          const saidOn = (on: Day) =>
            rules.routes
              .filter(({ written }) => written.id === id)
              .map((route) => routeOn(route, matter, settings, on).answer);
          expect(within(holdsUntil)).toBe(firstChange(asOf, saidOn));
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  test('an answer about the license and the extended end hold as long', () => {
    fc.assert(
      fc.property(policy, confirmed, facts, day, (rules, settings, record, asOf) => {
        const matter = matterOf(rules, record);
        const said = (on: Day) => rules.answers.map((one) => answerOn(one, matter, settings, on).answer);
        const [standing] = answersOf(rules, settings, record, asOf);
        expect(within(standing?.holdsUntil ?? null)).toBe(firstChange(asOf, said));
        const end = (on: Day) => extendedOn(rules, settings, record, on).answer;
        expect(within(extendedEnd(rules, settings, record, asOf).holdsUntil)).toBe(firstChange(asOf, end));
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  test('what is settled stays so whatever the agency confirms', () => {
    fc.assert(
      fc.property(policy, facts, day, answered, (rules, record, asOf, settings) => {
        const none = new Map<string, string>();
        const open = routesOf(rules, none, record, asOf);
        const closed = routesOf(rules, settings, record, asOf);
        for (const route of closed) expect(open.map(({ id }) => id)).toContain(route.id);
        for (const before of open) {
          const after = closed.find(({ id }) => id === before.id);
          if (before.outcome !== 'undetermined') expect(after?.outcome).toBe(before.outcome);
          if (after === undefined) continue;
          if (before.isOpen !== 'unknown') expect(after.isOpen).toBe(before.isOpen);
          for (const key of ['opensOn', 'closesOn', 'endsEarly'] as const) {
            if (before[key] !== null) expect(after[key]).toEqual(before[key]);
          }
          for (const key of ['startsOn', 'endsOn', 'periodEndsOn'] as const) {
            if (before.result[key] !== null) expect(after.result[key]).toBe(before.result[key]);
          }
          for (const { id, amount } of before.pays) {
            if (amount !== null) expect(after.pays.find((pay) => pay.id === id)?.amount).toBe(amount);
          }
        }
        for (const [i, { value }] of answersOf(rules, none, record, asOf).entries()) {
          if (value !== null) expect(answersOf(rules, settings, record, asOf)[i]?.value).toBe(value);
        }
        const end = extendedEnd(rules, none, record, asOf).endsOn;
        if (end !== null) expect(extendedEnd(rules, settings, record, asOf).endsOn).toBe(end);
      }),
      { numRuns: 100, endOnFailure: true },
    );
  });

  test('what is not met or open says why, and what cannot be taken any more is not met', () => {
    fc.assert(
      fc.property(policy, confirmed, facts, day, (rules, settings, record, asOf) => {
        for (const { outcome, codes, timesLeft, awaits } of routesOf(rules, settings, record, asOf)) {
          if (outcome === 'not_met' || outcome === 'undetermined') expect(codes.length).toBeGreaterThan(0);
          if (timesLeft === 0 && outcome !== 'undetermined') expect(outcome).toBe('not_met');
          if (outcome !== 'undetermined') expect(awaits).toEqual([]);
          expect(codes).toEqual([...new Set(codes)].sort());
        }
      }),
      { numRuns: 100, endOnFailure: true },
    );
  });
});
