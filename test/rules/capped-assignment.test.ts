import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { count, sufficient, type Question } from '../../src/rules/assignment/capped.ts';
import { receivedBy } from '../../src/rules/assignment/load.ts';
import { placeUnderCeilings } from '../../src/rules/assignment/whole-under-ceilings.ts';
import { COUNTINGS } from '../../src/rules/language/node.ts';
import { programmeOf, questions, sum, withOneMore } from './capped-programme.ts';

const LYING = ['nested', 'crossing'] as const;
const KINDS = COUNTINGS.flatMap((counting) => LYING.map((lying) => [counting, lying] as const));

/** The integer programmes take long, so there are fewer of them. */
const runs = (counting: string) => ({ numRuns: counting === 'exclusive_whole' ? 150 : 400 });

describe.each(KINDS)('caps and minimums, %s, caps %s', (counting, lying) => {
  const question = questions(counting, lying, counting === 'exclusive_whole' ? 5 : 7);

  test('are satisfied at once exactly when a linear programme can', () => {
    fc.assert(
      fc.property(question, (asked) => {
        expect(sufficient(asked)).toBe(programmeOf(asked).sufficient);
      }),
      runs(counting),
    );
  });

  test('leave as much to count as a linear programme', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const most = programmeOf(asked).mostWhenFilled();
        const { total, filling } = count(asked);
        if (most === undefined) expect(filling.fills).toBe(false);
        else if (counting !== 'exclusive_whole' || sufficient(asked)) expect(total).toBe(Math.round(most));
      }),
      runs(counting),
    );
  });

  test('give the same outcome with figures as without', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { total, filling } = count(asked);
        expect(total >= asked.least ? filling.fills : false).toBe(sufficient(asked));
      }),
      runs(counting),
    );
  });

  test('count nothing twice, nothing over a cap, and nothing where it may not go', () => {
    fc.assert(fc.property(question, sound), runs(counting));
  });

  test('are not further from being satisfied by one credit more', () => {
    const load = fc.record({ amount: fc.integer({ min: 1, max: 60 }), mask: fc.nat({ max: 7 }) });
    fc.assert(
      fc.property(question, load, fc.array(fc.boolean(), { minLength: 5 }), (asked, more, under) => {
        fc.pre(sufficient(asked) === true);
        const mask = more.mask & (2 ** asked.needs.length - 1);
        expect(sufficient(withOneMore(asked, { ...more, mask }, under))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

function sound(asked: Question): void {
  const { counts, total, filling, reached } = count(asked);
  const { loads, ceilings, needs, counting } = asked;
  expect(total).toBe(sum(counts));
  counts.forEach((amount, l) => {
    expect(amount).toBeGreaterThanOrEqual(0);
    expect(amount).toBeLessThanOrEqual(loads[l]?.amount ?? 0);
    const row = filling.flow[l] ?? [];
    const places = row.filter((part) => part > 0).length;
    if (counting === 'exclusive_whole') expect(places).toBeLessThanOrEqual(1);
    if (counting !== 'overlap') expect(sum(row)).toBeLessThanOrEqual(amount);
    row.forEach((part, i) => {
      expect(part).toBeLessThanOrEqual(amount);
      if (part > 0) expect((loads[l]?.mask ?? 0) & (1 << i)).toBeGreaterThan(0);
    });
  });
  ceilings.forEach(({ loads: places, most }, c) => {
    const under = sum(places.map((place) => counts[place] ?? 0));
    expect(under).toBeLessThanOrEqual(most);
    if (reached[c]) expect(under).toBe(most);
  });
  // What a load loses, a cap took.
  counts.forEach((amount, l) => {
    const isCapped = ceilings.some(({ loads: places }, c) => reached[c] && places.includes(l));
    if (amount < (loads[l]?.amount ?? 0)) expect(isCapped).toBe(true);
  });
  if (filling.fills === true) {
    receivedBy(needs.length, filling.flow).forEach((amount, i) => {
      expect(amount).toBeGreaterThanOrEqual(needs[i] ?? 0);
    });
  }
}

describe('within caps', () => {
  test('the oldest count first, as far as each cap goes', () => {
    fc.assert(
      fc.property(questions('overlap', 'nested'), (asked) => {
        const { counts } = count({ ...asked, needs: [], loads: asked.loads.map((l) => ({ ...l, mask: 0 })) });
        const left = asked.ceilings.map(({ most }) => most);
        const greedily = asked.loads.map(({ amount }, l) => {
          const above = asked.ceilings.flatMap(({ loads }, c) => (loads.includes(l) ? [c] : []));
          const counted = Math.min(amount, ...above.map((c) => left[c] ?? 0));
          for (const c of above) left[c] = (left[c] ?? 0) - counted;
          return counted;
        });
        expect(counts).toEqual(greedily);
      }),
      { numRuns: 300 },
    );
  });

  test('nothing changes where no cap can be exceeded', () => {
    const loads = [{ amount: 10, mask: 1 }];
    const asked = { counting: 'overlap', needs: [5], least: 10, loads } as const;
    expect(count({ ...asked, ceilings: [{ loads: [0], most: 10 }] })).toEqual({
      ...count({ ...asked, ceilings: [] }),
      reached: [false],
    });
  });

  test('amounts may be finer than a hundredth: three caps of one hundredth over each two of three', () => {
    const loads = [1, 1, 1].map((amount) => ({ amount, mask: 0 }));
    const ceilings = [
      [0, 1],
      [1, 2],
      [0, 2],
    ].map((under) => ({ loads: under, most: 1 }));
    const asked = { counting: 'overlap', needs: [], loads, ceilings } as const;
    expect(sufficient({ ...asked, least: 1 })).toBe(true);
    expect(sufficient({ ...asked, least: 2 })).toBe(false);
    expect(count({ ...asked, least: 1 }).total).toBe(1);
  });

  test('thousands of credits are counted in a moment', () => {
    const loads = Array.from({ length: 4000 }, (_, i) => ({ amount: 25 * (1 + (i % 7)), mask: i % 4 }));
    const every = (n: number) => loads.flatMap((_, i) => (i % n === 0 ? [i] : []));
    const ceilings = [2, 3, 5].map((n) => ({ loads: every(n), most: 100_000 }));
    const asked = { counting: 'exclusive_split', needs: [90_000, 90_000], least: 180_000 } as const;
    const { total, counts, filling } = count({ ...asked, loads, ceilings });
    expect(filling.fills).toBe(true);
    expect(total).toBe(sum(counts));
  });
});

describe('credits that go whole to one place', () => {
  // Two of three like amounts fit into one of two equal needs, never half of them into each.
  const loads = [6, 6, 6, 6, 6].map((amount) => ({ amount: amount * 100, mask: 0b11 }));
  const ceilings = [{ loads: [0, 1, 2, 3, 4], most: 2400 }];
  const problem = { loads, ceilings, exclusive: true };

  test('are placed when they can be', () => {
    const { loads: placed, exhausted } = placeUnderCeilings({ ...problem, needs: [1200, 1200] }, 2400);
    expect(placed?.every(({ mask }) => [0, 0b01, 0b10].includes(mask))).toBe(true);
    expect(exhausted).toBe(false);
  });

  test('are not said to fail when the search was cut short', () => {
    const cut = placeUnderCeilings({ ...problem, needs: [1200, 1200] }, 2400, 0);
    expect(cut).toEqual({ loads: undefined, exhausted: true });
  });

  test('fail when even dividing them would, at whatever limit', () => {
    expect(placeUnderCeilings({ ...problem, needs: [1200, 1201] }, 0, 1)).toEqual({
      loads: undefined,
      exhausted: false,
    });
  });
});
