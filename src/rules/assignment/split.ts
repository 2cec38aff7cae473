import type { Hundredths } from '../../domain/values/hundredths.ts';
import { bitsOf, type Flow, type Load } from './load.ts';

interface Step {
  readonly from: number;
  /** The load whose hours move from the one minimum to the next. */
  readonly load: number;
}

/**
 * Divides loads among minimums so that as much as possible is filled: augmenting paths, load after load, so
 * that earlier loads are used before later ones. `start` is an assignment to go on from; a minimum it fills
 * stays filled.
 */
export function assignSplit(needs: readonly Hundredths[], loads: readonly Load[], start: Flow = []): Flow {
  const flow = loads.map((_, load) => needs.map((_need, minimum) => start[load]?.[minimum] ?? 0));
  const open = needs.map((need, minimum) => need - flow.reduce((sum, row) => sum + (row[minimum] ?? 0), 0));
  loads.forEach(({ amount }, load) => {
    let left = amount - sum(flow[load] ?? []);
    while (left > 0) {
      const moved = augment(load, left, { loads, flow, open });
      if (moved === 0) break;
      left -= moved;
    }
  });
  return flow;
}

interface Network {
  readonly loads: readonly Load[];
  readonly flow: Hundredths[][];
  /** What each minimum still needs. */
  readonly open: Hundredths[];
}

/** Moves what it can of one load along one shortest path, and says how much. */
function augment(load: number, left: Hundredths, { loads, flow, open }: Network): Hundredths {
  const reached = new Map<number, Step | null>();
  const queue = [...bitsOf(loads[load]?.mask ?? 0)];
  for (const minimum of queue) reached.set(minimum, null);
  for (const minimum of queue) {
    if ((open[minimum] ?? 0) > 0)
      return moveAlong(pathTo(minimum, reached), load, left, { loads, flow, open });
    flow.forEach((row, other) => {
      if ((row[minimum] ?? 0) === 0) return;
      for (const next of bitsOf(loads[other]?.mask ?? 0)) {
        if (reached.has(next)) continue;
        reached.set(next, { from: minimum, load: other });
        queue.push(next);
      }
    });
  }
  return 0;
}

/** The minimums of the path, the first one first, each with the step that led to it. */
function pathTo(end: number, reached: ReadonlyMap<number, Step | null>) {
  const path: { minimum: number; step: Step | null }[] = [];
  for (let minimum: number | undefined = end; minimum !== undefined;) {
    const step: Step | null = reached.get(minimum) ?? null;
    path.unshift({ minimum, step });
    minimum = step?.from;
  }
  return path;
}

function moveAlong(
  path: readonly { readonly minimum: number; readonly step: Step | null }[],
  load: number,
  left: Hundredths,
  { flow, open }: Network,
): Hundredths {
  const end = path.at(-1)?.minimum ?? 0;
  const movable = path.map(({ step }) => (step ? (flow[step.load]?.[step.from] ?? 0) : left));
  const amount = Math.min(left, open[end] ?? 0, ...movable);
  const add = (row: number, minimum: number, more: Hundredths) => {
    const amounts = flow[row];
    if (amounts) amounts[minimum] = (amounts[minimum] ?? 0) + more;
  };
  for (const { minimum, step } of path) {
    if (step) add(step.load, step.from, -amount);
    add(step ? step.load : load, minimum, amount);
  }
  open[end] = (open[end] ?? 0) - amount;
  return amount;
}

function sum(amounts: readonly Hundredths[]): Hundredths {
  return amounts.reduce((total, amount) => total + amount, 0);
}
