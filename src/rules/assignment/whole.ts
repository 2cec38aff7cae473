import type { Hundredths } from '../../domain/values/hundredths.ts';
import { suppliedTo } from './cut.ts';
import { bitsOf, NO_OVERFLOW, type Load, type Overflow } from './load.ts';

/**
 * States the search looks at before it gives up. 24 credits of quarter hours in 4 categories stay far below it;
 * what comes near are two dozen odd amounts that fit to a few hundredths or not at all.
 */
export const SEARCH_LIMIT = 200_000;

/** States spent on the best partial placement, once it is known that not everything can be filled. */
const PARTIAL_LIMIT = 2_000;

export interface WholeAnswer {
  /** For each load the minimum it serves, -1 for none. */
  readonly serves: readonly number[];
  /** Whether all minimums are filled; undefined when the search ended at its limit. */
  readonly fills: boolean | undefined;
}

/**
 * Gives each load whole to one minimum. The general problem is hard (it contains PARTITION), so this is a
 * bounded search: first for a placement that fills everything, which may give up a branch as soon as its loads
 * could not fill the rest even if they were divided; only then for one that fills much.
 */
export function assignWhole(
  needs: readonly Hundredths[],
  loads: readonly Load[],
  limit = SEARCH_LIMIT,
  overflow: Overflow = NO_OVERFLOW,
): WholeAnswer {
  const total = sum(needs);
  const search = { ...prepare(needs, loads), overflow };
  const full = best(search, total, limit);
  if (full.filled === total) return { serves: full.serves, fills: true };
  const partial = best(search, 1, PARTIAL_LIMIT);
  return { serves: partial.serves, fills: full.exhausted ? undefined : false };
}

interface Search {
  readonly needs: readonly Hundredths[];
  readonly overflow: Overflow;
  readonly loads: number;
  /** Loads that serve anything, the scarcest and largest first. */
  readonly order: readonly {
    readonly amount: Hundredths;
    readonly index: number;
    readonly minimums: readonly number[];
  }[];
  /** For each place of the order, what the loads from there on supply to each set of minimums. */
  readonly supplied: readonly (readonly Hundredths[])[];
}

interface Found {
  readonly filled: Hundredths;
  readonly serves: readonly number[];
  readonly exhausted: boolean;
}

function prepare(needs: readonly Hundredths[], loads: readonly Load[]): Omit<Search, 'overflow'> {
  const order = loads
    .map(({ amount, mask }, index) => ({ amount, index, minimums: bitsOf(mask), mask }))
    .filter(({ minimums }) => minimums.length > 0)
    .sort((a, b) => a.minimums.length - b.minimums.length || b.amount - a.amount || a.index - b.index);
  const supplied = [...order, undefined].map((_, place) => suppliedTo(needs.length, order.slice(place)));
  return { needs, loads: loads.length, order, supplied };
}

/** The placement that fills most, of those that may fill `least`; no state is looked at twice. */
function best({ needs, loads, order, supplied, overflow }: Search, least: Hundredths, limit: number): Found {
  const total = sum(needs);
  const serves = new Array<number>(loads).fill(-1);
  let found: Omit<Found, 'exhausted'> = { filled: 0, serves: [...serves] };
  let looked = 0;
  let exhausted = false;
  const seen = new Set<string>();

  const visit = (place: number, left: readonly Hundredths[]): void => {
    const filled = total - sum(left);
    if (filled > found.filled) found = { filled, serves: [...serves] };
    const load = order[place];
    if (load === undefined) return;
    const most = filled + fillable(left, supplied[place] ?? []);
    if (most <= found.filled || most < least) return;
    const state = `${place}:${left.join()}`;
    if (seen.has(state)) return;
    if (looked >= limit) {
      exhausted = true;
      return;
    }
    seen.add(state);
    looked += 1;
    const useful = load.minimums
      .filter((minimum) => (left[minimum] ?? 0) > 0)
      .sort((a, b) => (left[b] ?? 0) - (left[a] ?? 0) || a - b);
    if (useful.length === 0) visit(place + 1, left);
    for (const minimum of useful) {
      serves[load.index] = minimum;
      visit(place + 1, without(left, minimum, load.amount, overflow));
      serves[load.index] = -1;
      if (found.filled === total) return;
    }
  };

  visit(0, needs);
  return { ...found, exhausted };
}

/** What is left to be filled once so much serves a minimum; what it does not need goes where its overflow goes. */
function without(
  left: readonly Hundredths[],
  minimum: number,
  amount: Hundredths,
  overflow: Overflow,
): readonly Hundredths[] {
  const over = amount - (left[minimum] ?? 0);
  const to = over > 0 ? (overflow[minimum] ?? -1) : -1;
  return left.map((need, i) => {
    if (i === minimum) return Math.max(0, need - amount);
    return i === to ? Math.max(0, need - over) : need;
  });
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

function sum(amounts: readonly Hundredths[]): Hundredths {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
}
