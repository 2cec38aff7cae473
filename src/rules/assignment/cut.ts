import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Load } from './load.ts';

/** Minimums that together lack an amount, however the loads are divided. */
export interface Shortfall {
  readonly short: Hundredths;
  /** Bits of the minimums concerned; 0 when nothing is short. */
  readonly together: number;
}

/**
 * The greatest shortfall of any set of minimums, over every set: by Hall's theorem hours that may be divided
 * fill all minimums exactly when no set needs more than all loads that may serve any of it. Of several sets
 * equally short the smallest is given: it is the explanation.
 */
export function shortfall(needs: readonly Hundredths[], loads: readonly Load[]): Shortfall {
  // What needs nothing is in no smallest set, so only sets of the others are gone through, in ascending order.
  const asked = maskOf(needs);
  const supplied = suppliedTo(needs.length, loads, asked);
  let worst: Shortfall = { short: 0, together: 0 };
  for (let set = asked & -asked; set !== 0; set = (set - asked) & asked) {
    let short = -(supplied[set] ?? 0);
    for (let i = 0; i < needs.length; i += 1) if (set & (1 << i)) short += needs[i] ?? 0;
    const smaller = short === worst.short && bitCount(set) < bitCount(worst.together);
    if (short > worst.short || (short > 0 && smaller)) worst = { short, together: set };
  }
  return worst;
}

/** The minimums that need anything. */
function maskOf(needs: readonly Hundredths[]): number {
  let mask = 0;
  for (let i = 0; i < needs.length; i += 1) if ((needs[i] ?? 0) > 0) mask |= 1 << i;
  return mask;
}

/** For every set of minimums that are asked, the sum of the loads that may serve at least one of it. */
export function suppliedTo(
  minimums: number,
  loads: readonly Load[],
  asked = (1 << minimums) - 1,
): readonly Hundredths[] {
  const byMask = new Array<number>(1 << minimums).fill(0);
  for (const { mask, amount } of loads) byMask[mask & asked] = (byMask[mask & asked] ?? 0) + amount;
  const supplied = new Array<number>(byMask.length).fill(0);
  for (let mask = asked & -asked; mask !== 0; mask = (mask - asked) & asked) {
    const amount = byMask[mask] ?? 0;
    if (amount === 0) continue;
    for (let set = asked & -asked; set !== 0; set = (set - asked) & asked)
      if (set & mask) supplied[set] = (supplied[set] ?? 0) + amount;
  }
  return supplied;
}

/** The sum of the loads that may serve at least one of a set of minimums. */
export function suppliedToSet(set: number, loads: readonly Load[]): Hundredths {
  let sum = 0;
  for (const { mask, amount } of loads) if (set & mask) sum += amount;
  return sum;
}

/** Splits a set of minimums into those that no load connects, so that each part can be told by itself. */
export function connected(together: number, loads: readonly Load[]): readonly number[] {
  let parts: number[] = [];
  for (let bit = 1; bit <= together; bit <<= 1) if (together & bit) parts.push(bit);
  for (const { mask } of loads) {
    const touched = parts.filter((part) => part & mask);
    if (touched.length < 2) continue;
    const joined = touched.reduce((all, part) => all | part, 0);
    parts = [...parts.filter((part) => !(part & mask)), joined];
  }
  return parts.sort((a, b) => (a & -a) - (b & -b));
}

function bitCount(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) count += 1;
  return count;
}
