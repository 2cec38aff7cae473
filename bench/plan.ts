import { deepStrictEqual } from 'node:assert';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../examples/seeded-random.ts';
import { recordOf } from '../src/app/facts-of.ts';
import { offeringsToTake } from '../src/app/planning/candidate.ts';
import { plansFor } from '../src/app/planning/plan.ts';
import { renewalGoal } from '../src/app/planning/renewal-goal.ts';
import { readPolicyFiles } from '../src/infra/policies/policy-files.ts';
import { projectRoot } from '../src/infra/project-root.ts';
import { compared, print, within } from './measure.ts';
import { catalogueOf } from './plan/catalogue.ts';
import { teacherIn } from './plan/teacher.ts';
import { exampleSettings, policyOf } from './policies.ts';
import { TODAY } from './today.ts';

const bench = 'plan';
const BASELINE = 'one decision with everything on offer';

/**
 * What the plans of a teacher take, by all three objectives, beside one decision with everything on offer; each plan that
 * closes all must be met, or the bench fails. Tells also how many plans were proven least. `--offerings N`,
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
    const random = seededRandom(`plan ${state} ${nth}`);
    const facts = teacherIn(random, state, TODAY);
    const goal = renewalGoal(law, facts);
    const planner = { record: recordOf(facts.educator, []), events: [], state, from: TODAY };
    const candidates = offeringsToTake(planner, catalogueOf(random, offerings, TODAY), []).filter(
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
