import type { Hundredths } from '../../domain/values/hundredths.ts';
import { bitsOf, receivedBy, type Flow, type Load } from './load.ts';

/** How hours come to a minimum: from another one that a load serves now. */
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
  // Rows are replaced, never changed: loads of which nothing goes anywhere share one, and those of the start stay.
  const none = new Array<number>(needs.length).fill(0);
  const flow = loads.map((_, load) => start[load] ?? none);
  const received = receivedBy(needs.length, start);
  const open = needs.map((need, minimum) => need - (received[minimum] ?? 0));
  const network: Network = { loads, flow, open };
  for (let load = 0; load < loads.length && isAnyOpen(open); load += 1) {
    let left = (loads[load]?.amount ?? 0) - sum(flow[load] ?? []);
    while (left > 0) {
      const moved = augment(load, left, network);
      if (moved === 0) break;
      left -= moved;
    }
  }
  return flow;
}

function isAnyOpen(open: readonly Hundredths[]): boolean {
  for (const lacking of open) if (lacking > 0) return true;
  return false;
}

interface Network {
  readonly loads: readonly Load[];
  readonly flow: (readonly Hundredths[])[];
  /** What each minimum still needs. */
  readonly open: Hundredths[];
}

/** Moves what it can of one load along one shortest path, and says how much. */
function augment(load: number, left: Hundredths, network: Network): Hundredths {
  const { loads, flow, open } = network;
  let reached = loads[load]?.mask ?? 0;
  for (let direct = 0; direct < open.length; direct += 1) {
    if (reached & (1 << direct) && (open[direct] ?? 0) > 0)
      return moveTo(direct, NO_STEPS, load, left, network);
  }
  if (reached === 0) return 0;
  const steps = new Array<Step | undefined>(open.length).fill(undefined);
  const queue = bitsOf(reached);
  for (const minimum of queue) {
    if ((open[minimum] ?? 0) > 0) return moveTo(minimum, steps, load, left, network);
    for (let other = 0; other < flow.length; other += 1) {
      if ((flow[other]?.[minimum] ?? 0) === 0) continue;
      const fresh = (loads[other]?.mask ?? 0) & ~reached;
      if (fresh === 0) continue;
      for (let next = 0; 1 << next <= fresh; next += 1) {
        if ((fresh & (1 << next)) === 0) continue;
        reached |= 1 << next;
        steps[next] = { from: minimum, load: other };
        queue.push(next);
      }
    }
  }
  return 0;
}

const NO_STEPS: readonly never[] = [];

/** Moves hours along the steps that lead to a minimum, and those of the load itself to the first of them. */
function moveTo(
  end: number,
  steps: readonly (Step | undefined)[],
  load: number,
  left: Hundredths,
  { flow, open }: Network,
): Hundredths {
  let amount = Math.min(left, open[end] ?? 0);
  for (let step = steps[end]; step !== undefined; step = steps[step.from]) {
    amount = Math.min(amount, flow[step.load]?.[step.from] ?? 0);
  }
  let minimum = end;
  for (let step = steps[end]; step !== undefined; step = steps[step.from]) {
    send(amount, step.load, minimum, flow);
    send(-amount, step.load, step.from, flow);
    minimum = step.from;
  }
  send(amount, load, minimum, flow);
  open[end] = (open[end] ?? 0) - amount;
  return amount;
}

function send(amount: Hundredths, load: number, minimum: number, flow: Network['flow']): void {
  const row = flow[load]?.slice() ?? [];
  row[minimum] = (row[minimum] ?? 0) + amount;
  flow[load] = row;
}

function sum(amounts: readonly Hundredths[]): Hundredths {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
}
