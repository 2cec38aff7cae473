import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { solve, type Constraint } from 'yalps';
import { fill, fills } from '../../src/rules/assignment/counting.ts';
import { connected, shortfall } from '../../src/rules/assignment/cut.ts';
import { receivedBy, type Load } from '../../src/rules/assignment/load.ts';
import { assignSplit } from '../../src/rules/assignment/split.ts';
import { assignWhole } from '../../src/rules/assignment/whole.ts';

/** Few distinct small amounts, so that needs are often met exactly or missed by little. */
const problem = fc.integer({ min: 1, max: 4 }).chain((minimums) =>
  fc.record({
    needs: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: minimums, maxLength: minimums }),
    loads: fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 9 }),
        mask: fc.integer({ min: 0, max: 2 ** minimums - 1 }),
      }),
      { maxLength: 8 },
    ),
  }),
);

/** The most that can be filled, by a linear (or integer) programme nobody here wrote. */
function mostFilled(needs: readonly number[], loads: readonly Load[], whole: boolean): number {
  const constraints: Record<string, Constraint> = {};
  const variables: Record<string, Record<string, number>> = {};
  const binaries: string[] = [];
  needs.forEach((need, i) => (constraints[`need${i}`] = { max: need }));
  loads.forEach(({ amount, mask }, l) => {
    constraints[`load${l}`] = { max: whole ? 1 : amount };
    needs.forEach((_, i) => {
      if (!(mask & (1 << i))) return;
      if (!whole) {
        variables[`x${l}_${i}`] = { filled: 1, [`need${i}`]: 1, [`load${l}`]: 1 };
        return;
      }
      // A load that serves a minimum fills what is left of it, and the rest of the load is spilt.
      variables[`x${l}_${i}`] = { [`load${l}`]: 1, [`give${l}_${i}`]: -amount };
      variables[`f${l}_${i}`] = { filled: 1, [`need${i}`]: 1, [`give${l}_${i}`]: 1 };
      constraints[`give${l}_${i}`] = { max: 0 };
      binaries.push(`x${l}_${i}`);
    });
  });
  const { result } = solve({ direction: 'maximize', objective: 'filled', constraints, variables, binaries });
  // The solver writes an empty maximum as minus zero.
  return Math.round(result) + 0;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

describe('dividing hours among minimums', () => {
  test('fills as much as a linear programme', () => {
    fc.assert(
      fc.property(problem, ({ needs, loads }) => {
        const received = receivedBy(needs.length, assignSplit(needs, loads));
        expect(sum(received)).toBe(mostFilled(needs, loads, false));
      }),
      { numRuns: 400 },
    );
  });

  test('gives no hour twice, nothing where it may not go, and no minimum more than it needs', () => {
    fc.assert(
      fc.property(problem, ({ needs, loads }) => {
        const flow = assignSplit(needs, loads);
        flow.forEach((row, l) => {
          const load = loads[l];
          expect(sum(row)).toBeLessThanOrEqual(load?.amount ?? 0);
          row.forEach((part, i) => {
            expect(part).toBeGreaterThanOrEqual(0);
            if (part > 0) expect((load?.mask ?? 0) & (1 << i)).toBeGreaterThan(0);
          });
        });
        receivedBy(needs.length, flow).forEach((amount, i) => {
          expect(amount).toBeLessThanOrEqual(needs[i] ?? 0);
        });
      }),
    );
  });

  test('lacks exactly what the cut explains', () => {
    fc.assert(
      fc.property(problem, ({ needs, loads }) => {
        const filled = sum(receivedBy(needs.length, assignSplit(needs, loads)));
        expect(sum(needs) - filled).toBe(shortfall(needs, loads).short);
        expect(fills('exclusive_split', needs, loads)).toBe(filled === sum(needs));
      }),
      { numRuns: 400 },
    );
  });

  test('keeps what was filled when more loads come', () => {
    fc.assert(
      fc.property(problem, problem, (first, more) => {
        const { needs, loads } = first;
        const mask = 2 ** needs.length - 1;
        const all = [...loads, ...more.loads.map((load) => ({ ...load, mask: load.mask & mask }))];
        const before = fill('exclusive_split', needs, loads);
        const after = fill('exclusive_split', needs, all, before);
        before.received.forEach((amount, i) => {
          expect(after.received[i]).toBeGreaterThanOrEqual(amount);
        });
        expect(sum(after.received)).toBe(sum(fill('exclusive_split', needs, all).received));
      }),
    );
  });

  test('uses earlier loads before later ones', () => {
    const loads = [
      { amount: 15, mask: 0b1 },
      { amount: 15, mask: 0b1 },
    ];
    expect(assignSplit([15], loads)).toEqual([[15], [0]]);
  });

  test('moves an earlier load out of the way of a less flexible one', () => {
    const loads = [
      { amount: 15, mask: 0b11 },
      { amount: 15, mask: 0b01 },
    ];
    expect(assignSplit([15, 15], loads)).toEqual([
      [0, 15],
      [15, 0],
    ]);
  });
});

describe('the explanation of what is short', () => {
  test('names the smallest set that lacks the most', () => {
    const loads = [
      { amount: 20, mask: 0b011 },
      { amount: 99, mask: 0b100 },
    ];
    expect(shortfall([15, 15, 15], loads)).toEqual({ short: 10, together: 0b011 });
  });

  test('tells apart minimums that no load connects', () => {
    const loads = [
      { amount: 20, mask: 0b0011 },
      { amount: 5, mask: 0b0100 },
    ];
    expect(connected(0b0111, loads)).toEqual([0b0011, 0b0100]);
  });

  test('is nothing when everything is filled', () => {
    expect(shortfall([15], [{ amount: 15, mask: 1 }])).toEqual({ short: 0, together: 0 });
  });
});

describe('placing credits whole', () => {
  test('fills as much as an integer programme, and knows whether that is all', () => {
    fc.assert(
      fc.property(problem, ({ needs, loads }) => {
        const { serves, fills: all } = assignWhole(needs, loads);
        const received = needs.map((_, i) =>
          sum(loads.map(({ amount }, l) => (serves[l] === i ? amount : 0))),
        );
        const filled = sum(received.map((amount, i) => Math.min(amount, needs[i] ?? 0)));
        expect(filled).toBe(mostFilled(needs, loads, true));
        expect(all).toBe(filled === sum(needs));
      }),
      { numRuns: 200 },
    );
  });

  test('puts no credit where it may not go', () => {
    fc.assert(
      fc.property(problem, ({ needs, loads }) => {
        assignWhole(needs, loads).serves.forEach((minimum, l) => {
          if (minimum >= 0) expect((loads[l]?.mask ?? 0) & (1 << minimum)).toBeGreaterThan(0);
        });
      }),
    );
  });

  test('settles 24 credits of quarter hours in 4 categories, however tight', () => {
    const tight = fc.array(
      fc.record({ quarters: fc.integer({ min: 4, max: 16 }), mask: fc.integer({ min: 1, max: 15 }) }),
      { minLength: 24, maxLength: 24 },
    );
    fc.assert(
      fc.property(tight, fc.integer({ min: 0, max: 8 }), (credits, spare) => {
        const loads = credits.map(({ quarters, mask }) => ({ amount: quarters * 25, mask }));
        const need = Math.floor((sum(loads.map(({ amount }) => amount)) - spare * 25) / 100) * 25;
        expect(assignWhole([need, need, need, need], loads).fills).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });

  test('says that it does not know when the search is cut short', () => {
    const loads = [3, 3, 2, 2, 2].map((amount) => ({ amount, mask: 0b11 }));
    expect(assignWhole([6, 6], loads).fills).toBe(true);
    expect(assignWhole([6, 6], loads, 1).fills).toBeUndefined();
  });

  test('knows that nothing suffices without a search when even dividing would not', () => {
    expect(assignWhole([6, 6], [{ amount: 11, mask: 0b11 }], 0).fills).toBe(false);
  });
});

describe('hours that may serve several minimums', () => {
  test('count in each of them', () => {
    fc.assert(
      fc.property(problem, ({ needs, loads }) => {
        const { received, fills: all } = fill('overlap', needs, loads);
        needs.forEach((_, i) => {
          expect(received[i]).toBe(sum(loads.map(({ amount, mask }) => (mask & (1 << i) ? amount : 0))));
        });
        expect(fills('overlap', needs, loads)).toBe(all);
      }),
    );
  });
});
