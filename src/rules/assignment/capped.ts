import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Counting } from '../language/node.ts';
import type { Truth } from '../values/truth.ts';
import { holdBack, type Ceiling, type Held, type Problem } from './ceilings.ts';
import { fill, fills, type Filling } from './counting.ts';
import { bitsOf, NO_OVERFLOW, receivedBy, type Load, type Overflow } from './load.ts';
import { PLACEMENT_LIMIT, placeUnderCeilings, suffices } from './whole-under-ceilings.ts';

/** What counts of loads under ceilings, and how it fills minimums. */
export interface Counted {
  readonly counts: readonly Hundredths[];
  readonly total: Hundredths;
  readonly filling: Filling;
  /** Whether each ceiling is reached. One that could not be exceeded is never reached. */
  readonly reached: readonly boolean[];
}

/** The question whether loads suffice: for each minimum, and in all, within the ceilings. */
export interface Question {
  readonly counting: Counting;
  readonly needs: readonly Hundredths[];
  readonly least: Hundredths;
  readonly loads: readonly Load[];
  readonly ceilings: readonly Ceiling[];
  /** Where loads count undivided: which minimum takes what another does not need. */
  readonly overflow?: Overflow;
}

/** Whether so much may count that all minimums and the whole are filled at once; undefined when that was not settled. */
export function sufficient({ counting, needs, least, loads, ceilings, overflow }: Question): Truth {
  if (sumOf(loads) < least) return false;
  const binding = ceilings.filter((ceiling) => mayExceed(ceiling, loads));
  if (binding.length === 0) return needs.length === 0 ? true : fills(counting, needs, loads, overflow);
  const problem = { needs, loads, ceilings: binding, exclusive: counting !== 'overlap' };
  if (counting !== 'exclusive_whole') return suffices(holdBack(problem, false), least);
  const placed = placeUnderCeilings(problem, least, PLACEMENT_LIMIT, overflow);
  return placed.loads !== undefined ? true : placed.exhausted ? undefined : false;
}

/** The same with every figure. Without a ceiling that matters everything counts, and `start` is gone on from. */
export function count(
  { counting, needs, least, loads, ceilings, overflow = NO_OVERFLOW }: Question,
  start?: Filling,
): Counted {
  const binds = ceilings.map((ceiling) => mayExceed(ceiling, loads));
  const binding = ceilings.filter((_, ceiling) => binds[ceiling]);
  if (binding.length === 0) {
    return {
      counts: loads.map(({ amount }) => amount),
      total: sumOf(loads),
      filling: fill(counting, needs, loads, start, overflow),
      reached: binds,
    };
  }
  const problem = { needs, loads, ceilings: binding, exclusive: counting !== 'overlap' };
  const { held, filling } =
    counting === 'exclusive_whole' ? countWhole(problem, least, overflow) : countDivided(counting, problem);
  const reached = held.reached.values();
  return {
    counts: inHundredths(held),
    total: Math.floor(held.total / held.under),
    filling,
    reached: binds.map((isBinding) => isBinding && reached.next().value === true),
  };
}

interface HeldAndFilled {
  readonly held: Held;
  readonly filling: Filling;
}

function countDivided(counting: Counting, problem: Problem): HeldAndFilled {
  const held = holdBack(problem, true);
  const filling = fill(counting, problem.needs, loadsLeft(problem.loads, held));
  return { held, filling: { ...filling, fills: held.fills } };
}

/** Where no placement suffices, as much is filled as a placement of what would count by parts fills. */
function countWhole(problem: Problem, least: Hundredths, overflow: Overflow): HeldAndFilled {
  const { needs } = problem;
  const placed = placeUnderCeilings(problem, least, PLACEMENT_LIMIT, overflow);
  const held = holdBack({ ...problem, loads: placed.loads ?? problem.loads }, true);
  const left = loadsLeft(placed.loads ?? problem.loads, held);
  if (placed.loads === undefined) {
    const filling = fill('exclusive_whole', needs, left, undefined, overflow);
    const lacksTotal = held.fills && !suffices(held, least);
    const failed = placed.exhausted ? undefined : false;
    return { held, filling: lacksTotal ? filling : { ...filling, fills: failed } };
  }
  const flow = left.map(({ amount, mask }) => {
    // Of a minimum and the one that takes its overflow, the load stands at the former.
    const [place, other = -1] = bitsOf(mask);
    const at = place !== undefined && overflow[other] === place ? other : place;
    return needs.map((_, minimum) => (minimum === at ? amount : 0));
  });
  return { held, filling: { flow, received: receivedBy(needs.length, flow), fills: true } };
}

function loadsLeft(loads: readonly Load[], held: Held): readonly Load[] {
  const counts = inHundredths(held);
  return loads.map(({ mask }, load) => ({ mask, amount: counts[load] ?? 0 }));
}

/** What is finer than a hundredth is left out of sight; whether it suffices was decided before. */
function inHundredths({ counts, under }: Held): readonly Hundredths[] {
  return counts.map((count) => Math.floor(count / under));
}

function mayExceed({ loads: places, most }: Ceiling, loads: readonly Load[]): boolean {
  let sum = 0;
  for (const place of places) sum += loads[place]?.amount ?? 0;
  return sum > most;
}

function sumOf(loads: readonly Load[]): Hundredths {
  let sum = 0;
  for (const { amount } of loads) sum += amount;
  return sum;
}
