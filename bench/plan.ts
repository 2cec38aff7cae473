import { deepStrictEqual } from 'node:assert';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../examples/seeded-random.ts';
import { recordOf } from '../src/app/facts/facts-of.ts';
import { offeringsToTake } from '../src/app/planning/candidate.ts';
import { lawText, planSearchBy, searchPlans, type ToRenew } from '../src/app/planning/plan-search.ts';
import { plansFor } from '../src/app/planning/plan.ts';
import { renewalGoal } from '../src/app/planning/renewal-goal.ts';
import type { CompiledPolicies } from '../src/app/standing/policy-book.ts';
import { startPlanSearch } from '../src/infra/planning/start-plan-search.ts';
import { readPolicyFiles } from '../src/infra/policies/policy-files.ts';
import { projectRoot } from '../src/infra/project-root.ts';
import { compared, print, within } from './measure.ts';
import { blockedBy } from './plan/blocked.ts';
import { catalogueOf } from './plan/catalogue.ts';
import { teacherIn } from './plan/teacher.ts';
import { exampleSettings, policyOf } from './policies.ts';
import { TODAY } from './today.ts';

const bench = 'plan';
const BASELINE = 'one decision with everything on offer';

/**
 * What the plans of a teacher take, by all three objectives, beside one decision with everything on offer; each plan that
 * closes all must be met, or the bench fails. Tells also how many plans were proven least, and for how long a server
 * answers nothing else meanwhile. `--offerings N`,
 * `--teachers N` of each state.
 */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      offerings: { type: 'string', default: '60' },
      teachers: { type: 'string', default: '100' },
    },
  });
  const [offerings = 0, teachers = 0] = [values.offerings, values.teachers].map(Number);
  if (![offerings, teachers].every((given) => Number.isInteger(given) && given >= 1))
    throw new RangeError('give whole numbers from 1');
  const files = await readPolicyFiles(join(projectRoot, 'policies'));
  for (const state of ['TN', 'MA']) {
    const file = files.find(({ policy }) => policy.state === state && policy.strand === 'recertification');
    if (file === undefined) throw new Error(`There is no policy of ${state}.`);
    const policy = policyOf(file.text, file.file);
    const law = { policy, settings: exampleSettings(state, 'recertification') };
    plansOf(state, offerings, teachers, law);
    await blocked(state, offerings, teachers, { ...law, text: file.text });
  }
}

/** A teacher of a state, and what is on offer for them. */
function invented(state: string, offerings: number, nth: number) {
  const random = seededRandom(`plan ${state} ${nth}`);
  const facts = teacherIn(random, state, TODAY);
  const planner = { record: recordOf(facts.educator, []), events: [], state, from: TODAY };
  return { facts, planner, offered: catalogueOf(random, offerings, TODAY) };
}

/** How long nothing else is answered while plans are searched in threads, beside doing it in the thread that answers. */
async function blocked(
  state: string,
  offerings: number,
  teachers: number,
  law: Parameters<typeof lawText>[0],
): Promise<void> {
  const wishes = { from: TODAY, objective: 'cost' } as const;
  const tasks = Array.from({ length: teachers }, (_, nth): ToRenew => {
    const { facts, planner, offered } = invented(state, offerings, nth);
    const { endsOn: until } = facts.obligation;
    return { law: lawText(law), facts, planner, offerings: offered, own: [], wishes, until };
  });
  const compiled: CompiledPolicies = new Map();
  const here = planSearchBy((task) => Promise.resolve(searchPlans(compiled, task)));
  const threads = startPlanSearch((error) => {
    throw error;
  });
  try {
    // The first one compiles the law.
    for (const search of [here, threads]) await blockedBy(search, tasks.slice(0, 1));
    const baseline = await blockedBy(here, tasks);
    const ours = await blockedBy(threads, tasks);
    for (const percent of [50, 99]) {
      const name = `${state}, ${offerings} offerings, nothing else is answered, ${percent} of 100 within`;
      const line = { bench, case: name, unit: 'ms', baseline: 'searched in the thread that answers' };
      const figures = { value: within(ours, percent), baseline_value: within(baseline, percent) };
      print(compared({ ...line, ...figures }, 'less'));
    }
  } finally {
    await threads.stop();
  }
}

function plansOf(
  state: string,
  offerings: number,
  teachers: number,
  law: Parameters<typeof renewalGoal>[0],
): void {
  const ours: number[] = [];
  const baseline: number[] = [];
  const found = { plans: 0, proven: 0, closing: 0 };
  // The first few warm up.
  for (let nth = -5; nth < teachers; nth += 1) {
    const { facts, planner, offered } = invented(state, offerings, nth);
    const goal = renewalGoal(law, facts);
    const candidates = offeringsToTake(planner, offered, []).filter(
      ({ day }) => day <= facts.obligation.endsOn,
    );
    const began = performance.now();
    const { plans } = plansFor(goal, candidates, { from: TODAY, objective: 'cost' });
    const planned = performance.now();
    const everything = candidates.flatMap(({ creditWith }) => creditWith('employer_approval') ?? []);
    const counting = performance.now();
    goal.answer(everything, facts.obligation.endsOn);
    const counted = performance.now() - counting;
    if (nth < 0) continue;
    ours.push(planned - began);
    baseline.push(counted);
    for (const { closesAll, answer } of plans) if (closesAll) deepStrictEqual(answer.outcome, 'met');
    found.plans += plans.length;
    found.proven += plans.filter(({ isProven }) => isProven).length;
    found.closing += plans.filter(({ closesAll }) => closesAll).length;
  }
  const name = `${state}, ${offerings} offerings`;
  for (const percent of [50, 99]) {
    const line = { bench, case: `${name}, ${percent} of 100 within`, unit: 'ms', baseline: BASELINE };
    const figures = { value: within(ours, percent), baseline_value: within(baseline, percent) };
    print(compared({ ...line, ...figures }, 'less'));
  }
  const plans = { bench, unit: 'plans', baseline: 'plans found', baseline_value: found.plans };
  print(compared({ ...plans, case: `${name}, proven least`, value: found.proven }, 'more'));
  print(compared({ ...plans, case: `${name}, closing all`, value: found.closing }, 'more'));
}
