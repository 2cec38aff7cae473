import type { Hundredths } from '../../domain/values/hundredths.ts';
import { suppliedTo } from './cut.ts';
import { bitsOf, type Load } from './load.ts';

/** States the search looks at before it gives up; 24 credits in 4 categories stay far below. */
export const SEARCH_LIMIT = 100_000;

export interface WholeAnswer {
  /** For each load the minimum it serves, -1 for none. */
  readonly serves: readonly number[];
  /** Whether all minimums are filled; undefined when the search ended at its limit. */
  readonly fills: boolean | undefined;
}

/**
 * Gives each load whole to one minimum, so that as much as possible of the needs is filled. The general
 * problem is hard (it contains PARTITION), so this is a branch and bound: the scarcest and largest loads
 * first, no state twice, and no branch that could not beat the best even if its loads might be divided.
 */
export function assignWhole(
  needs: readonly Hundredths[],
  loads: readonly Load[],
  limit = SEARCH_LIMIT,
): WholeAnswer {
  const order = loads
    .map(({ amount, mask }, index) => ({ amount, index, minimums: bitsOf(mask) }))
    .filter(({ minimums }) => minimums.length > 0)
    .sort((a, b) => a.minimums.length - b.minimums.length || b.amount - a.amount || a.index - b.index);
  const supplied = suffixSupplies(
    needs.length,
    order.map(({ index }) => index),
    loads,
  );
  const total = sum(needs);
  const serves = new Array<number>(loads.length).fill(-1);
  let best: { filled: Hundredths; serves: readonly number[] } = { filled: 0, serves: [...serves] };
  let looked = 0;
  const seen = new Set<string>();

  const visit = (place: number, left: readonly Hundredths[]): void => {
    const filled = total - sum(left);
    if (filled > best.filled) best = { filled, serves: [...serves] };
    const load = order[place];
    if (load === undefined || looked >= limit) return;
    if (filled + fillable(left, supplied[place] ?? []) <= best.filled) return;
    const state = `${place}:${left.join()}`;
    if (seen.has(state)) return;
    seen.add(state);
    looked += 1;
    const useful = load.minimums.filter((minimum) => (left[minimum] ?? 0) > 0);
    if (useful.length === 0) {
      visit(place + 1, left);
      return;
    }
    for (const minimum of useful) {
      serves[load.index] = minimum;
      visit(
        place + 1,
        left.map((need, i) => (i === minimum ? Math.max(0, need - load.amount) : need)),
      );
      serves[load.index] = -1;
      if (best.filled === total) return;
    }
  };

  visit(0, needs);
  if (best.filled === total) return { serves: best.serves, fills: true };
  const dividedFalls = fillable(needs, supplied[0] ?? []) < total;
  return { serves: best.serves, fills: dividedFalls || looked < limit ? false : undefined };
}

/** The most that could be filled if loads might be divided, from what is supplied to each set of minimums. */
function fillable(left: readonly Hundredths[], supplied: readonly Hundredths[]): Hundredths {
  let worst = 0;
  for (let set = 1; set < supplied.length; set += 1) {
    let short = -(supplied[set] ?? 0);
    for (let i = 0; i < left.length; i += 1) if (set & (1 << i)) short += left[i] ?? 0;
    if (short > worst) worst = short;
  }
  return sum(left) - worst;
}

/** Supplies of the loads from each place of the order on. */
function suffixSupplies(minimums: number, order: readonly number[], loads: readonly Load[]) {
  return [...order, -1].map((_, place) =>
    suppliedTo(
      minimums,
      order.slice(place).flatMap((index) => loads[index] ?? []),
    ),
  );
}

function sum(amounts: readonly Hundredths[]): Hundredths {
  return amounts.reduce((total, amount) => total + amount, 0);
}
