import type { Hundredths } from '../../domain/values/hundredths.ts';
import { holdBack, type Held, type Problem } from './ceilings.ts';
import { bitsOf, bitsServed, NO_OVERFLOW, type Flow, type Load, type Overflow } from './load.ts';
import { assignSplit } from './split.ts';
import { assignWhole } from './whole.ts';

/** Partial placements looked at before the search gives up; each is a linear programme. */
export const PLACEMENT_LIMIT = 300;

/** States spent on placing what counts in one of them. */
const GUESS_LIMIT = 1_000;

export interface WholePlacement {
  /** The loads, each with the one minimum it serves; undefined when no placement was found. */
  readonly loads: readonly Load[] | undefined;
  /** Whether the search ended at its limit. */
  readonly exhausted: boolean;
}

/**
 * Looks for a placement of each load at one minimum with which everything is filled and at least so much counts
 * in all. A load may count in part through a ceiling, and does so at its one place. A branch is given up
 * as soon as its loads would not suffice even if they were divided; else one that would be divided is placed.
 */
export function placeUnderCeilings(
  problem: Problem,
  least: Hundredths,
  limit = PLACEMENT_LIMIT,
  overflow: Overflow = NO_OVERFLOW,
): WholePlacement {
  let looked = 0;
  let exhausted = false;
  const visit = (loads: readonly Load[]): readonly Load[] | undefined => {
    if (looked >= limit) {
      exhausted = true;
      return undefined;
    }
    looked += 1;
    const held = holdBack({ ...problem, loads, exclusive: true }, false);
    if (!suffices(held, least)) return undefined;
    const needs = problem.needs.map((need) => need * held.under);
    const counted = loads.map(({ mask }, load) => ({ mask, amount: held.counts[load] ?? 0 }));
    const { serves, fills } = assignWhole(needs, counted, GUESS_LIMIT, overflow);
    if (fills === true) return loads.map((load, place) => placedAt(load, serves[place] ?? -1, overflow));
    const flow = assignSplit(needs, counted);
    const divided = mostDivided(flow, overflow);
    if (divided === undefined) {
      return loads.map((load, place) => placedAt(load, placeOf(flow[place] ?? [], overflow), overflow));
    }
    for (const mask of choicesInOrder(loads[divided], flow[divided] ?? [], overflow)) {
      const found = visit(loads.map((load, place) => (place === divided ? { ...load, mask } : load)));
      if (found !== undefined || exhausted) return found;
    }
    return undefined;
  };
  return { loads: visit(problem.loads), exhausted };
}

/** Whether what is held fills every minimum and is enough in all. */
export function suffices({ fills, total, under }: Held, least: Hundredths): boolean {
  return fills && total >= least * under;
}

function placedAt(load: Load, minimum: number, overflow: Overflow): Load {
  return { ...load, mask: minimum < 0 ? 0 : bitsServed(minimum, overflow) };
}

/** Where an undivided load goes; what it overfills goes on from there. */
function placeOf(row: readonly number[], overflow: Overflow): number {
  return placesOf(row, overflow)[0] ?? -1;
}

/** The minimums a load is divided among, but for those that only take the overflow of another. */
function placesOf(row: readonly number[], overflow: Overflow): readonly number[] {
  const filled = row.flatMap((amount, minimum) => (amount > 0 ? [minimum] : []));
  return filled.filter((minimum) => !filled.some((other) => overflow[other] === minimum));
}

/** Of the loads that would be divided the greatest. */
function mostDivided(flow: Flow, overflow: Overflow): number | undefined {
  let chosen: number | undefined;
  let most = 0;
  flow.forEach((row, load) => {
    const sum = row.reduce((total, amount) => total + amount, 0);
    if (placesOf(row, overflow).length > 1 && sum > most) {
      chosen = load;
      most = sum;
    }
  });
  return chosen;
}

/** Where most of it would go comes first. */
function choicesInOrder(
  load: Load | undefined,
  row: readonly number[],
  overflow: Overflow,
): readonly number[] {
  const minimums = bitsOf(load?.mask ?? 0);
  return [...minimums]
    .sort((a, b) => (row[b] ?? 0) - (row[a] ?? 0))
    .map((minimum) => bitsServed(minimum, overflow));
}
