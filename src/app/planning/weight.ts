import type { Hundredths } from '../../domain/values/hundredths.ts';

/** What a plan should be least in. */
export const OBJECTIVES = ['hours', 'cost', 'time'] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** What taking something takes. */
export interface Taken {
  /** What is still to be taken for it, in hundredths of the policy's unit. */
  readonly hours: Hundredths;
  /** Undefined where nobody said. */
  readonly costCents: number | undefined;
}

/**
 * What is compared of plans, the first difference deciding: whole numbers, none below zero. What each item adds is
 * summed; the day the last one is done stands where `Place` says, as its place among the days there are.
 */
export type Weight = readonly number[];

interface Order {
  /** Where the day stands. */
  readonly day: number;
  readonly of: (taken: Taken) => Weight;
}

const unpriced = ({ costCents }: Taken) => Number(costCents === undefined);
const cents = ({ costCents = 0 }: Taken) => costCents;

/**
 * The objective first, then the other two, then how few items. A cost that nobody said is no cost of nothing: fewer of
 * those come before any sum.
 */
export const ORDERS: Readonly<Record<Objective, Order>> = {
  hours: { day: 3, of: (taken) => [taken.hours, unpriced(taken), cents(taken), 0, 1] },
  cost: { day: 3, of: (taken) => [unpriced(taken), cents(taken), taken.hours, 0, 1] },
  time: { day: 0, of: (taken) => [0, unpriced(taken), cents(taken), taken.hours, 1] },
};

export function compareWeights(one: Weight, other: Weight): number {
  for (let place = 0; place < one.length; place += 1) {
    const difference = (one[place] ?? 0) - (other[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function plus(one: Weight, other: Weight): Weight {
  return one.map((part, place) => part + (other[place] ?? 0));
}

/** The same in its place, of a part of the other: a bound is reckoned at every step. */
export function addTo(sum: number[], other: Weight, part: number): void {
  for (let place = 0; place < sum.length; place += 1) {
    sum[place] = (sum[place] ?? 0) + (other[place] ?? 0) * part;
  }
}

/**
 * The least whole weight that is not less than `sums` and a part of something besides. Where one place has to be
 * rounded up, those after it are at least what they are without that part.
 */
export function roundedUp(sums: Weight, part: Weight): Weight {
  const whole = [...sums];
  for (let place = 0; place < whole.length; place += 1) {
    const exact = (sums[place] ?? 0) + (part[place] ?? 0);
    const nearest = Math.round(exact);
    // Parts are fractions of hundredths and cents: what is nearer to a whole number is one, but for the float.
    if (Math.abs(exact - nearest) > 1e-6) {
      whole[place] = Math.ceil(exact);
      return whole;
    }
    whole[place] = nearest;
  }
  return whole;
}
