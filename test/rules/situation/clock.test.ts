import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addYears, daysBetween, wholeYears, type Day } from '../../../src/domain/values/day.ts';
import { clockAt, TODAY, type At, type Clock } from '../../../src/rules/situation/clock.ts';

const AS_OF = '2024-06-30';

/** Days up to four years on either side. */
const day = fc.integer({ min: -1500, max: 1500 }).map((days) => addDays(AS_OF, days));

/** A day that stands still, or one that moves with the day asked about, in steps or without. */
const at: fc.Arbitrary<At> = fc.oneof(
  day,
  fc.constant(TODAY),
  fc.integer({ min: -400, max: 400 }).map((days) => (asOf: Day) => addDays(asOf, days)),
  fc.integer({ min: -1, max: 1 }).map((years) => (asOf: Day) => `${addYears(asOf, years).slice(0, 4)}-07-01`),
);

/** What is asked of the clock: an order of two days, or a number; and what that is on a day, told without a clock. */
interface Question {
  readonly ask: (clock: Clock) => boolean | number;
  readonly on: (asOf: Day) => boolean | number;
}

const question: fc.Arbitrary<Question> = fc.oneof(
  fc.tuple(at, at).map(([earlier, later]): Question => ({
    ask: (clock) => clock.isInOrder(earlier, later),
    on: (asOf) => moved(earlier, asOf) <= moved(later, asOf),
  })),
  day.map((come): Question => ({ ask: (clock) => clock.hasCome(come), on: (asOf) => come <= asOf })),
  day.map((last): Question => ({ ask: (clock) => clock.isOver(last), on: (asOf) => last < asOf })),
  day.map((from): Question => {
    const years = (asOf: Day) => wholeYears(from, asOf);
    return { ask: (clock) => clock.grown(years), on: years };
  }),
  fc.integer({ min: 1, max: 12 }).map((month): Question => {
    const isIt = (asOf: Day) => Number(Number(asOf.slice(5, 7)) === month);
    return { ask: (clock) => clock.changing(isIt), on: isIt };
  }),
  day.map((from): Question => {
    const number = (asOf: Day) => daysBetween(from, asOf) % 50;
    return { ask: (clock) => clock.changing(number), on: number };
  }),
);

function moved(day: At, asOf: Day): Day {
  return typeof day === 'string' ? day : day(asOf);
}

describe('the clock', () => {
  test('knows the first later day on which something it was asked comes out differently', () => {
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 3 }), (questions) => {
        const clock = clockAt(AS_OF);
        const now = questions.map(({ on }) => on(AS_OF));
        expect(questions.map(({ ask }) => ask(clock))).toEqual(now);
        const next = clock.next();
        const isSo = (asOf: Day) => questions.every(({ on }, place) => on(asOf) === now[place]);
        const days = next === undefined ? 400 : daysBetween(AS_OF, next);
        const before = Array.from({ length: days - 1 }, (_, i) => addDays(AS_OF, i + 1));
        expect(before.find((asOf) => !isSo(asOf))).toBeUndefined();
        if (next !== undefined) expect(isSo(next)).toBe(false);
      }),
      { numRuns: 300 },
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
