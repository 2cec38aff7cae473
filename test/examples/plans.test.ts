import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { recordOf } from '../../src/app/facts/facts-of.ts';
import { offeringsToTake } from '../../src/app/planning/candidate.ts';
import type { Offering } from '../../src/app/planning/offering.ts';
import { optionsOf } from '../../src/app/planning/options.ts';
import { plansFor } from '../../src/app/planning/plan.ts';
import { renewalGoal } from '../../src/app/planning/renewal-goal.ts';
import { OBJECTIVES } from '../../src/app/planning/weight.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { readyCase } from '../../src/rules/cases/judge-case.ts';
import { parseCases } from '../../src/rules/cases/parse-cases.ts';
import { leastOf, setsThatDoIt, weightOf } from '../app/planning/every-set.ts';
import { compiledPolicy, sound, textOf } from '../policies/policy-files.ts';

const { offerings } = parse(readFileSync(join(projectRoot, 'examples/offerings.yaml'), 'utf8')) as {
  readonly offerings: Readonly<Record<string, readonly (Offering & { readonly name: string })[]>>;
};

/** The educator of a state's cases, half a year before the last day and short of what credits can give. */
interface Planning {
  readonly state: string;
  readonly from: string;
  /** Keys of a case. */
  readonly but?: object;
  /** What the cheapest plan takes. */
  readonly takes: readonly string[];
}

const PREPARED = { act: 'programme_completed', on: '2004-08-31', about: 'mathematics' };

const PLANNING: readonly Planning[] = [
  {
    state: 'fl',
    from: '2025-01-15',
    takes: ['classroom-talk', 'inclusive-middle-grades', 'reading-every-child'],
  },
  { state: 'sc', from: '2025-01-15', takes: ['data-in-the-classroom', 'project-rooms', 'units-of-summer'] },
  {
    ...{ state: 'ar', from: '2023-02-01', takes: ['morning-circle', 'writing-days', 'year-of-mathematics'] },
    // The hours of a school year that is over cannot be made up.
    but: {
      credits: ['2019', '2020', '2021', '2022'].map((year) => ({
        amount: '36 clock_hour',
        completed_on: `${year}-03-15`,
      })),
    },
  },
  { state: 'de', from: '2025-01-15', takes: ['action-research', 'early-numeracy', 'units-of-technology'] },
  {
    ...{
      state: 'md',
      from: '2030-01-10',
      takes: [
        'culture-in-class',
        'pedagogy-in-credits',
        'strategies-for-inclusion',
        'teaching-every-learner',
      ],
    },
    but: {
      credits: [],
      recorded_acts: [
        { act: 'plan_approval', on: '2026-01-01', by: 'employer' },
        { act: 'statement_signed', on: '2029-12-01' },
      ],
    },
  },
  {
    ...{ state: 'wi', from: '2017-01-10', takes: ['assessment-anew', 'quarter-of-ecology'] },
    // A license of before Wisconsin's licenses were for life: those ask no credits.
    but: {
      license: {
        class: 'professional',
        valid_from: '2012-07-01',
        expires_on: '2017-06-30',
        fields: ['mathematics'],
      },
      recorded_acts: [PREPARED],
    },
  },
  {
    state: 'ia',
    from: '2025-01-10',
    takes: ['renewal-in-coaching', 'renewal-in-equity', 'renewal-in-mathematics'],
  },
  {
    ...{
      state: 'la',
      from: '2023-01-10',
      takes: ['history-on-site', 'phonics-institute', 'school-of-mathematics'],
    },
    // Of public schools ratings are asked, and no credits.
    but: { license: { class: 'level_2_star', valid_from: '2018-07-01', expires_on: '2023-06-30' } },
  },
];

function goalOf({ state, from, but = {} }: Planning) {
  const policy = compiledPolicy(`${state}/recertification.yaml`);
  const file = `${state}/recertification.cases.yaml`;
  const cases = sound(parseCases(textOf(file), file, policy));
  const { facts, settings } = readyCase(policy, cases, { name: 'plans', expect: {}, as_of: from, ...but });
  return { goal: renewalGoal({ policy, settings }, facts), endsOn: facts.obligation.endsOn, policy };
}

describe('the example catalogue', () => {
  test.each(PLANNING)(
    'closes in $state what is missing by credits, and the plan is proven to be the least of every set',
    (planning) => {
      const { state, from, takes } = planning;
      const { goal, endsOn } = goalOf(planning);
      const record = recordOf(`${state}-1`, []);
      const offered = (offerings[state] ?? []).map((one) => ({ ...one, id: `${state}.${one.name}` }));
      const planner = { record, events: [], state: state.toUpperCase(), from };
      const trials = offeringsToTake(planner, offered, []).filter(({ day }) => day <= endsOn);
      const { plans, before } = plansFor(goal, trials, { from, objective: 'cost' });
      expect(before.outcome).toBe('not_met');
      const options = optionsOf(goal, trials);
      const isMet = (set: typeof options, day: string) =>
        goal.outcome(
          set.map(({ credit }) => credit),
          day,
        ) === 'met';
      const sets = setsThatDoIt({ choices: options, budgetCents: undefined, isMet });
      for (const objective of OBJECTIVES) {
        const plan = plans.find(({ leastBy }) => leastBy.includes(objective));
        expect(plan).toMatchObject({ closesAll: true, isProven: true, answer: { outcome: 'met' } });
        const streams = new Set(plan?.items.map(({ candidate }) => candidate.stream));
        const chosen = options.filter(({ stream }) => streams.has(stream));
        const asked = { choices: options, objective };
        expect(weightOf(chosen, asked)).toEqual(leastOf(sets, asked));
      }
      const [cheapest] = plans;
      expect(cheapest?.items.map(({ candidate }) => candidate.id.slice(3))).toEqual(takes);
      // Needs are known before a set is tried: also dozens of offerings are a search that ends.
      expect(goal.creditsStandAlone).toBe(true);
    },
  );
});
