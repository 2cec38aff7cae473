import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gathering } from '../../../src/app/what-if/gathered.ts';
import { inParts } from '../../../src/app/what-if/in-parts.ts';
import { EMPTY_PART, type Part } from '../../../src/app/what-if/part.ts';
import { tallyOf } from '../../../src/app/what-if/tally.ts';

const people = (number: number) => Array.from({ length: number }, (_, nth) => `TN-${1000 + nth}`);
const partOfAll = (educators: readonly string[]): Part => ({
  ...EMPTY_PART,
  educators: educators.length,
  leftOut: educators,
});

describe('what is asked in parts', () => {
  test('reaches everybody once, however many answer at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3_000), fc.integer({ min: 1, max: 16 }), async (number, width) => {
        const { add, sum } = gathering();
        const educators = people(number);
        const answer = (some: readonly string[]) => Promise.resolve(partOfAll(some));
        expect(await inParts({ educators, answer, width, onPart: add })).toBe(true);
        expect(sum()).toMatchObject({ educators: number, leftOut: educators });
      }),
      { numRuns: 30 },
    );
  });

  test('begins no other part once it is cancelled, and is then not whole', async () => {
    const stopping = new AbortController();
    let asked = 0;
    const answer = (some: readonly string[]) => {
      asked += 1;
      if (asked === 3) stopping.abort();
      return Promise.resolve(partOfAll(some));
    };
    const onPart = () => undefined;
    const { signal } = stopping;
    expect(await inParts({ educators: people(1_000), answer, width: 1, onPart, signal })).toBe(false);
    expect(asked).toBe(3);
  });

  test('throws what one of those who answer threw, and asks the others for nothing more', async () => {
    let asked = 0;
    const answer = async (some: readonly string[]) => {
      asked += 1;
      if (asked === 2) throw new Error('The second thread is gone.');
      await Promise.resolve();
      return partOfAll(some);
    };
    const asking = inParts({ educators: people(1_000), answer, width: 2, onPart: () => undefined });
    await expect(asking).rejects.toThrow('The second thread is gone.');
    expect(asked).toBe(2);
  });
});

describe('parts', () => {
  const outcome = fc.constantFrom('met', 'not_met', 'undetermined', 'not_applicable');
  const words = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'));
  const comparison = fc.record({
    ...{ educator: fc.string(), period: fc.uuid(), class: fc.constantFrom('one', 'other'), fields: words },
    ...{ employer: fc.constantFrom(null, 'knox'), before: outcome, after: outcome, come: words, gone: words },
  });

  test('come to the same in whatever order and size they are put together', () => {
    fc.assert(
      fc.property(fc.uniqueArray(comparison, { selector: ({ period }) => period }), fc.nat(), (all, seed) => {
        const partOf = (some: typeof all): Part => ({
          ...EMPTY_PART,
          ...{ educators: some.length, tally: tallyOf(some), flips: some },
        });
        const [whole, pieces] = [gathering(), gathering()];
        whole.add(partOf(all));
        const cut = all.length === 0 ? 0 : seed % all.length;
        for (const some of [all.slice(cut), [], ...all.slice(0, cut).map((one) => [one])])
          pieces.add(partOf(some));
        expect(pieces.sum()).toEqual(whole.sum());
      }),
    );
  });
});
