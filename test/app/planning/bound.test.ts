import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Bound, LEFT, TAKEN, UNDECIDED } from '../../../src/app/planning/bound.ts';
import { compareWeights, plus, roundedUp, type Weight } from '../../../src/app/planning/weight.ts';
import type { Need } from '../../../src/rules/index.ts';

const STREAMS = ['credit-0', 'credit-1', 'credit-2', 'credit-3', 'credit-4', 'credit-5'];
const NOTHING: Weight = [0, 0];

const cover = fc
  .record({
    lacks: fc.integer({ min: 0, max: 25 }),
    gives: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ lacks, gives }): Need => ({ lacks, gives: given(gives) }));

/** A whole, and parts of it that take what they take from each other or from nobody. */
const amount = fc
  .record({
    gives: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 6, maxLength: 6 }),
    parts: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 6, maxLength: 6 }),
    lacks: fc.tuple(...[30, 12, 12].map((max) => fc.integer({ min: 0, max }))),
  })
  .map(({ gives, parts, lacks: [whole = 0, ...least] }): Need => {
    const inPart = (part: number) =>
      given(gives.map((amountOf, place) => (parts[place] === part ? amountOf : 0)));
    const of = least.map((lacks, part): Need => ({ lacks, gives: inPart(part) }));
    return { least: 3, of: [{ lacks: whole, gives: given(gives) }, ...of] };
  });

const need: fc.Arbitrary<Need> = fc.oneof(
  cover,
  { weight: 3, arbitrary: amount },
  fc
    .tuple(amount, amount, cover)
    .chain((of) => fc.integer({ min: 0, max: 3 }).map((least): Need => ({ least, of }))),
);

function given(gives: readonly number[]): ReadonlyMap<string, number> {
  return new Map(gives.flatMap((one, place) => (one === 0 ? [] : [[STREAMS[place] ?? '', one] as const])));
}

function isSatisfied(wanted: Need, taken: readonly string[]): boolean {
  if ('least' in wanted) return wanted.of.filter((part) => isSatisfied(part, taken)).length >= wanted.least;
  return taken.reduce((sum, stream) => sum + (wanted.gives.get(stream) ?? 0), 0) >= wanted.lacks;
}

const weights = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 50 })), {
  minLength: 6,
  maxLength: 6,
});
const decided = fc
  .array(fc.constantFrom(UNDECIDED, UNDECIDED, UNDECIDED, TAKEN, LEFT), { minLength: 6, maxLength: 6 })
  .map((drawn) => Uint8Array.from(drawn));

/** What the lightest weighs of all sets that satisfy the needs and hold what is decided; undefined where there is none. */
function lightest(needs: readonly Need[], weighed: readonly Weight[], fixed: Uint8Array): Weight | undefined {
  const sets = Array.from({ length: 64 }, (_, n) =>
    [0, 1, 2, 3, 4, 5].filter((place) => (n >> place) % 2 === 1),
  );
  return sets
    .filter((set) =>
      fixed.every((one, place) => one === UNDECIDED || set.includes(place) === (one === TAKEN)),
    )
    .filter((set) =>
      needs.every((one) =>
        isSatisfied(
          one,
          set.map((place) => STREAMS[place] ?? ''),
        ),
      ),
    )
    .map((set) => weightOf(set, weighed))
    .sort(compareWeights)[0];
}

function weightOf(set: readonly number[], weighed: readonly Weight[]): Weight {
  return set.reduce<Weight>((sum, place) => plus(sum, weighed[place] ?? NOTHING), NOTHING);
}

describe('the bound of a search', () => {
  test('is never above what the lightest set weighs, and often is it', () => {
    const seen = { exact: 0, none: 0 };
    fc.assert(
      fc.property(
        fc.array(need, { minLength: 1, maxLength: 2 }),
        weights,
        decided,
        (needs, weighed, fixed) => {
          const bound = new Bound(needs, STREAMS, weighed);
          const taken = [...fixed.keys()].filter((place) => fixed[place] === TAKEN);
          const more = bound.lowest(fixed);
          const lowest = more && roundedUp(weightOf(taken, weighed), more);
          const least = lightest(needs, weighed, fixed);
          expect(bound.isSatisfied(fixed)).toBe(
            needs.every((one) =>
              isSatisfied(
                one,
                taken.map((place) => STREAMS[place] ?? ''),
              ),
            ),
          );
          if (least === undefined) seen.none += 1;
          else {
            expect(lowest).toBeDefined();
            const difference = compareWeights(lowest ?? NOTHING, least);
            expect(difference).toBeLessThanOrEqual(0);
            if (difference === 0) seen.exact += 1;
          }
        },
      ),
      { numRuns: 1_000 },
    );
    expect(Math.min(seen.exact, seen.none)).toBeGreaterThan(50);
  });

  test('fills the parts of a whole by what serves them best, and the rest by what is left', () => {
    const gives = given([10, 10, 10, 10, 10, 0]);
    const part = given([0, 0, 0, 10, 10, 0]);
    const needs = [
      {
        least: 2,
        of: [
          { lacks: 25, gives },
          { lacks: 10, gives: part },
        ],
      },
    ];
    const weighed = [
      [1, 0],
      [2, 0],
      [3, 0],
      [7, 0],
      [9, 0],
      [0, 0],
    ];
    // Ten of the part for 7, and of the rest one whole for 1 and a half of what weighs 2.
    expect(new Bound(needs, STREAMS, weighed).lowest(new Uint8Array(6))).toEqual([9, 0]);
  });
});
