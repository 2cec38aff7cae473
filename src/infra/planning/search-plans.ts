import { type PlanTask, searchPlans } from '../../app/planning/plan-search.ts';
import type { CompiledPolicies } from '../../app/standing/policy-book.ts';
import { serveTasks } from '../threads/serve-tasks.ts';

/** A thread that searches plans: it reads nothing, and is sent all it needs. */
const compiled: CompiledPolicies = new Map();
serveTasks((task) => searchPlans(compiled, task as PlanTask));
