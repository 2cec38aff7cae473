import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Counting } from '../language/node.ts';
import { shortfall } from './cut.ts';
import { NO_OVERFLOW, receivedBy, type Flow, type Load, type Overflow } from './load.ts';
import { assignSplit } from './split.ts';
import { assignWhole, SEARCH_LIMIT } from './whole.ts';

/** How loads fill minimums under one way of counting. */
export interface Filling {
  readonly flow: Flow;
  /** What each minimum has. */
  readonly received: readonly Hundredths[];
  /** Whether every minimum is filled; undefined when the search ended before it was settled. */
  readonly fills: boolean | undefined;
}

/** Fills the minimums as far as the loads go. `start` is a filling by fewer loads to go on from. */
export function fill(
  counting: Counting,
  needs: readonly Hundredths[],
  loads: readonly Load[],
  start?: Filling,
  overflow: Overflow = NO_OVERFLOW,
): Filling {
  switch (counting) {
    case 'overlap':
      return settled(
        needs,
        flowOf(needs, loads, (load, minimum) => (loads[load]?.mask ?? 0) & (1 << minimum)),
      );
    case 'exclusive_split':
      return settled(needs, assignSplit(needs, loads, start?.flow));
    case 'exclusive_whole': {
      const { serves, fills } = assignWhole(needs, loads, SEARCH_LIMIT, overflow);
      const flow = flowOf(needs, loads, (load, minimum) => Number(serves[load] === minimum));
      return { flow, received: receivedBy(needs.length, flow), fills };
    }
  }
}

/** Whether the loads fill every minimum, without saying how. */
export function fills(
  counting: Counting,
  needs: readonly Hundredths[],
  loads: readonly Load[],
  overflow: Overflow = NO_OVERFLOW,
): boolean | undefined {
  switch (counting) {
    case 'overlap':
      return needs.every((need, i) => need <= supplyOf(i, loads));
    case 'exclusive_split':
      return shortfall(needs, loads).short === 0;
    case 'exclusive_whole':
      return assignWhole(needs, loads, SEARCH_LIMIT, overflow).fills;
  }
}

function supplyOf(minimum: number, loads: readonly Load[]): Hundredths {
  let supply = 0;
  for (const { amount, mask } of loads) if (mask & (1 << minimum)) supply += amount;
  return supply;
}

function flowOf(
  needs: readonly Hundredths[],
  loads: readonly Load[],
  serves: (load: number, minimum: number) => number,
): Flow {
  return loads.map(({ amount }, load) => needs.map((_, minimum) => (serves(load, minimum) ? amount : 0)));
}

function settled(needs: readonly Hundredths[], flow: Flow): Filling {
  const received = receivedBy(needs.length, flow);
  return { flow, received, fills: needs.every((need, i) => (received[i] ?? 0) >= need) };
}
