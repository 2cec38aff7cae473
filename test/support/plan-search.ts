import { planSearchBy, type PlanSearch, searchPlans } from '../../src/app/planning/plan-search.ts';
import type { CompiledPolicies } from '../../src/app/standing/policy-book.ts';

/** Searches where it is asked, with what would be sent to a thread. */
export function inThisThread(): PlanSearch {
  const compiled: CompiledPolicies = new Map();
  return planSearchBy((task) =>
    // What fails rejects, as in a thread.
    Promise.resolve().then(() => searchPlans(compiled, structuredClone(task))),
  );
}
