import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addYears, daysBetween, wholeYears, type Day } from '../../src/domain/values/day.ts';
import { clockAt, TODAY, type At, type Clock } from '../../src/rules/clock.ts';

const AS_OF = '2024-06-30';

/** Days up to four years on either side. */
const day = fc.integer({ min: -1500, max: 1500 }).map((days) => addDays(AS_OF, days));

/** A day that stands still, or one that moves with the day asked about, in steps or without. */
const at: fc.Arbitrary<At> = fc.oneof(
  day,
  fc.constant(TODAY),
  fc.integer({ min: -900, max: 900 }).map((days) => (asOf: Day) => addDays(asOf, days)),
  fc.integer({ min: -2, max: 2 }).map((years) => (asOf: Day) => `${addYears(asOf, years).slice(0, 4)}-07-01`),
);

/** What is asked of the clock: an order of two days, or a number of years. */
const question: fc.Arbitrary<(clock: Clock) => boolean | number> = fc.oneof(
  fc.tuple(at, at).map(
    ([earlier, later]) =>
      (clock: Clock) =>
        clock.isInOrder(earlier, later),
  ),
  day.map((on) => (clock: Clock) => clock.hasCome(on)),
  day.map((from) => (clock: Clock) => clock.grown((asOf) => wholeYears(from, asOf))),
  day.map((from) => (clock: Clock) => clock.changing((asOf) => daysBetween(from, asOf) % 50)),
);

describe('the clock', () => {
  test('knows the first later day on which something it was asked comes out differently', () => {
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 3 }), (questions) => {
        const clock = clockAt(AS_OF);
        const answers = questions.map((ask) => ask(clock));
        const next = clock.next();
        const isSo = (on: Day) => questions.every((ask, place) => ask(clockAt(on)) === answers[place]);
        const days = next === undefined ? 400 : daysBetween(AS_OF, next);
        for (let after = 1; after < days; after += 1) expect(isSo(addDays(AS_OF, after))).toBe(true);
        if (next !== undefined) expect(isSo(next)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  test('knows of none where nothing changes any more', () => {
    const clock = clockAt(AS_OF);
    expect(clock.hasCome(AS_OF)).toBe(true);
    expect(clock.isInOrder('2024-01-01', TODAY)).toBe(true);
    expect(clock.isInOrder((asOf) => addDays(asOf, -1), TODAY)).toBe(true);
    expect(clock.next()).toBeUndefined();
  });

  test('finds a change far away to the day', () => {
    const clock = clockAt(AS_OF);
    clock.isInOrder((asOf) => addYears(asOf, -30), '2024-06-30');
    expect(clock.next()).toBe('2054-07-01');
  });
});
