import { hasCode } from '../../app/has-code.ts';
import {
  planSearchBy,
  type PlanAnswer,
  type PlanSearch,
  type PlanTask,
} from '../../app/planning/plan-search.ts';
import { BUSY } from '../../app/queries/unanswered.ts';
import { coresBeside } from '../threads/cores.ts';
import { type CrewTerms, crewOf, NOT_DONE } from '../threads/crew.ts';
import { startThreads } from '../threads/threads.ts';

const SCRIPT = new URL('search-plans.js', import.meta.url);

/** Most threads, as each holds the law it has compiled. */
const MOST_THREADS = 4;
/** A plan takes some tenths of a second: who comes behind so many would wait for longer than people do. */
const MOST_WAITING = 32;
const DEADLINE_MS = 20_000;

/** Searches plans in threads beside the one that answers everything else; none is started before a plan is asked. */
export function startPlanSearch(
  onNotDone: CrewTerms['onNotDone'],
  script = SCRIPT,
  workerData?: unknown,
): PlanSearch & { readonly stop: () => Promise<void> } {
  const crew = crewOf(() => startThreads<PlanTask, PlanAnswer>(script, workerData, 1), {
    width: Math.min(MOST_THREADS, coresBeside()),
    ...{ mostWaiting: MOST_WAITING, deadlineMs: DEADLINE_MS, onNotDone },
  });
  const search = planSearchBy(async (task) => {
    try {
      return await crew.ask(task);
    } catch (error) {
      if (hasCode(error, ...NOT_DONE)) return BUSY;
      throw error;
    }
  });
  return { ...search, stop: () => crew.stop() };
}
