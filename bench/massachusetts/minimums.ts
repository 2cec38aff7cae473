import type { Hundredths } from '../../src/domain/values/hundredths.ts';
import type { Points } from './credit-points.ts';

/** Bits of a mask, in the order in which the answer names the minimums. */
export const CONTENT = 1;
export const PEDAGOGY = 2;
const SEI_ESL = 4;
const STUDENTS_WITH_DISABILITIES = 8;

/** Points each minimum needs. */
export const NEED = 1_500;
export const MINIMUMS = 4;

/** The minimums that points of these categories may serve. */
export function minimumsOf(categories: readonly string[]): number {
  let mask = 0;
  for (const category of categories) {
    if (category === 'content') mask |= CONTENT;
    else if (category === 'pedagogy') mask |= PEDAGOGY;
    else if (category === 'sei_esl' || category === 'bilingual_education') mask |= SEI_ESL;
    else if (category === 'students_with_disabilities') mask |= STUDENTS_WITH_DISABILITIES;
  }
  return mask;
}

/** Where points went: `parts[i * MINIMUMS + minimum]` of the i-th points. */
export interface Division {
  readonly parts: Hundredths[];
  readonly received: Hundredths[];
}

/**
 * Divides points among the minimums, each point once, so that as much as possible is filled: directly where a
 * minimum is open, else by moving points that serve it now. Earlier points are used first.
 */
export function divide(points: readonly Points[], start?: Division): Division {
  const parts = new Array<number>(points.length * MINIMUMS).fill(0);
  start?.parts.forEach((part, place) => (parts[place] = part));
  const received = start ? [...start.received] : [0, 0, 0, 0];
  points.forEach(({ amount, mask }, i) => {
    let left = amount;
    for (let m = 0; m < MINIMUMS; m += 1) left -= parts[i * MINIMUMS + m] ?? 0;
    while (left > 0 && mask !== 0) {
      const moved = place(i, left, points, { parts, received });
      if (moved === 0) return;
      left -= moved;
    }
  });
  return { parts, received };
}

/** Moves what it can along the shortest chain of minimums that ends at an open one. */
function place(i: number, left: Hundredths, points: readonly Points[], division: Division): Hundredths {
  const { parts, received } = division;
  const queue: number[] = [];
  // For each minimum of the queue, the one whose points would give way to it, and which points those are.
  const before = [-1, -1, -1, -1];
  const giving = [i, i, i, i];
  let reached = points[i]?.mask ?? 0;
  for (let m = 0; m < MINIMUMS; m += 1) if (reached & (1 << m)) queue.push(m);
  for (const end of queue) {
    if ((received[end] ?? 0) < NEED) {
      let amount = Math.min(left, NEED - (received[end] ?? 0));
      for (let m = end; before[m] !== -1; m = before[m] ?? -1) {
        amount = Math.min(amount, parts[(giving[m] ?? 0) * MINIMUMS + (before[m] ?? 0)] ?? 0);
      }
      for (let m = end; m !== -1; m = before[m] ?? -1) {
        const row = (giving[m] ?? 0) * MINIMUMS;
        parts[row + m] = (parts[row + m] ?? 0) + amount;
        const from = before[m] ?? -1;
        if (from !== -1) parts[row + from] = (parts[row + from] ?? 0) - amount;
      }
      received[end] = (received[end] ?? 0) + amount;
      return amount;
    }
    for (let other = 0; other < points.length; other += 1) {
      if ((parts[other * MINIMUMS + end] ?? 0) === 0) continue;
      const mask = points[other]?.mask ?? 0;
      for (let m = 0; m < MINIMUMS; m += 1) {
        if (!(mask & (1 << m)) || reached & (1 << m)) continue;
        reached |= 1 << m;
        before[m] = end;
        giving[m] = other;
        queue.push(m);
      }
    }
  }
  return 0;
}

/** What each set of minimums lacks together, however points are divided; negative where it has more than enough. */
function lackOf(set: number, points: readonly Points[]): Hundredths {
  let lack = 0;
  for (let m = 0; m < MINIMUMS; m += 1) if (set & (1 << m)) lack += NEED;
  for (const { amount, mask } of points) if (mask & set) lack -= amount;
  return lack;
}

/** Minimums that lack points together, and how much. */
export interface Lack {
  readonly short: Hundredths;
  readonly set: number;
}

/** The smallest of the sets of minimums that lack most, in parts that share no points. */
export function lacks(points: readonly Points[]): readonly Lack[] {
  let worst: Lack = { short: 0, set: 0 };
  for (let set = 1; set < 1 << MINIMUMS; set += 1) {
    const short = lackOf(set, points);
    const smaller = short === worst.short && sizeOf(set) < sizeOf(worst.set);
    if (short > worst.short || (short > 0 && smaller)) worst = { short, set };
  }
  let parts = [CONTENT, PEDAGOGY, SEI_ESL, STUDENTS_WITH_DISABILITIES].filter((bit) => worst.set & bit);
  for (const { mask } of points) {
    const touched = parts.filter((part) => part & mask);
    if (touched.length < 2) continue;
    parts = [...parts.filter((part) => !(part & mask)), touched.reduce((all, part) => all | part)];
  }
  return parts.sort((a, b) => (a & -a) - (b & -b)).map((set) => ({ short: lackOf(set, points), set }));
}

function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) size += 1;
  return size;
}
