import type { Hundredths } from '../../domain/values/hundredths.ts';

/** An amount and the minimums it may serve: bit i of the mask stands for minimum i. */
export interface Load {
  readonly amount: Hundredths;
  readonly mask: number;
}

/**
 * For each minimum the number of the one that takes what it does not need itself, because it asks what several have
 * together; -1 where none does.
 */
export type Overflow = readonly number[];

export const NO_OVERFLOW: Overflow = [];

/** The bits of a minimum that serves, and of the one its overflow serves. */
export function bitsServed(minimum: number, overflow: Overflow): number {
  const over = overflow[minimum] ?? -1;
  return (1 << minimum) | (over < 0 ? 0 : 1 << over);
}

/** How much of each load goes to each minimum: `flow[load][minimum]`. */
export type Flow = readonly (readonly Hundredths[])[];

/** What each minimum receives. */
export function receivedBy(minimums: number, flow: Flow): readonly Hundredths[] {
  const received = new Array<number>(minimums).fill(0);
  for (const row of flow) {
    for (let minimum = 0; minimum < minimums; minimum += 1) {
      received[minimum] = (received[minimum] ?? 0) + (row[minimum] ?? 0);
    }
  }
  return received;
}

/** The numbers of the bits that are set. */
export function bitsOf(mask: number): number[] {
  const bits: number[] = [];
  for (let bit = 0; 1 << bit <= mask; bit += 1) if (mask & (1 << bit)) bits.push(bit);
  return bits;
}
