import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlanSearch, ToRenew } from '../../src/app/planning/plan-search.ts';

/** Every millisecond it is seen how late the thread is. */
const RESOLUTION_MS = 1;

/** The longest that nothing else was answered in this thread, in ms, while plans were searched for each of the tasks. */
export async function blockedBy({ toRenew }: PlanSearch, tasks: readonly ToRenew[]): Promise<number[]> {
  const longest: number[] = [];
  for (const task of tasks) {
    const seen = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    seen.enable();
    // It looks before the search begins, and once more after its end.
    await sleep(5);
    await toRenew(task);
    await sleep(5);
    seen.disable();
    longest.push(seen.max / 1e6);
  }
  return longest;
}
