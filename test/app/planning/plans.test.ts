import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { recordOf } from '../../../src/app/facts/facts-of.ts';
import {
  type Candidate,
  credentialsToClaim,
  offeringsToTake,
  type OwnCredential,
  type Planner,
} from '../../../src/app/planning/candidate.ts';
import type { Goal } from '../../../src/app/planning/goal.ts';
import type { Offering } from '../../../src/app/planning/offering.ts';
import { optionsOf } from '../../../src/app/planning/options.ts';
import { plansFor, type Plans } from '../../../src/app/planning/plan.ts';
import { renewalGoal } from '../../../src/app/planning/renewal-goal.ts';
import { tierGoal } from '../../../src/app/planning/tier-goal.ts';
import { OBJECTIVES } from '../../../src/app/planning/weight.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import type { CreditFact } from '../../../src/domain/facts.ts';
import { routeNamed, type Settings } from '../../../src/rules/index.ts';
import { compiledPolicy } from '../../policies/policy-files.ts';
import { credit, factsFor, recorded, served } from '../../rules/facts-support.ts';
import { invented } from '../../rules/policy-support.ts';
import { leastOf, setsThatDoIt, weightOf } from './every-set.ts';

const FROM = '2024-01-15';

/** Settings as an agency might confirm them, so that answers turn on nothing open. */
const SETTINGS: Readonly<Record<string, Settings>> = {
  tn: new Map([
    ['version_day', 'expiration'],
    ['micro_credentials_since', '2017-01-01'],
    ['recorded_year_qualifies', 'yes'],
    ['approved_by_expiration', 'yes'],
  ]),
  ma: new Map([
    ['version_day', 'expiration'],
    ['counting', 'exclusive_split'],
    ['rounding', 'down'],
    ['late_plan_counts', 'yes'],
  ]),
};

function planner(state: string): Planner {
  return { record: recordOf(`${state}-1`, []), events: [], state, from: FROM };
}

/** A teacher whose license ends on 30 June 2024, with these credits and the plan that some states ask. */
function goalIn(state: string, credits: readonly CreditFact[]): Goal<Decision> {
  const rules = compiledPolicy(`${state.toLowerCase()}/recertification.yaml`);
  const plans = [{ on: '2019-08-01', capacity: 'employer', eventId: 'plan' }];
  const acts = ['plan_approval', 'educator_plan'].map((act) => ({ act, on: '2019-08-01', by: 'employer' }));
  const facts = factsFor(state, { plans, fields: ['mathematics'] }, credits, recorded({ acts }));
  return renewalGoal({ policy: rules, settings: SETTINGS[state.toLowerCase()] ?? new Map() }, facts);
}

const offering: fc.Arbitrary<Omit<Offering, 'id'>> = fc
  .record(
    {
      unit: fc.constantFrom('clock_hour', 'clock_hour', 'semester_hour', 'ceu'),
      quantity: fc.constantFrom('1', '3', '10', '20'),
      categories: fc.subarray(['content', 'pedagogy', 'sei_esl', 'students_with_disabilities'], {
        minLength: 1,
        maxLength: 2,
      }),
      topic: fc.constantFrom('algebra', 'language'),
      costCents: fc.constantFrom(0, 2500, 9900),
      opensOn: fc.constantFrom('2023-09-01', '2024-02-01', '2024-06-01'),
      takesDays: fc.constantFrom(1, 30),
      closesOn: fc.constantFrom('2024-01-31', '2024-12-31'),
    },
    { requiredKeys: ['unit', 'quantity', 'categories', 'topic'] },
  )
  .map((drawn) => ({
    ...{ kind: 'course', title: 'A course', provider: 'A College', assessed: true },
    ...{ level: 'graduate', participation: 'taken' },
    ...drawn,
  }));

const catalogue = fc
  .array(offering, { minLength: 1, maxLength: 7 })
  .map((drawn) => drawn.map((one, place) => ({ ...one, id: `a-college.course-${place}` })));

const CREDITS: Readonly<Record<string, readonly Partial<CreditFact>[]>> = {
  TN: [{ quantity: 3000, acts: { approvedOn: '2023-01-01', approvedBy: 'employer' } }],
  MA: [
    { quantity: 11_000, topic: 'algebra', categories: ['content'] },
    { quantity: 1500, topic: 'language', categories: ['sei_esl'] },
    { quantity: 1000, topic: 'language', categories: ['students_with_disabilities'] },
  ],
};

function heldIn(state: string): readonly CreditFact[] {
  return (CREDITS[state] ?? []).map((one, place) =>
    credit({
      ...{ credit: `credit-${place}`, state, kind: 'course', level: 'graduate', participation: 'taken' },
      ...{ assessed: true, completedOn: '2022-03-01', acts: { attestedOn: '2022-04-01' } },
      ...one,
    }),
  );
}

describe('a plan to renew', () => {
  test.each(['TN', 'MA'])(
    'is in %s the least of every set that does it, and its evaluation says met',
    (state) => {
      const seen = { met: 0 };
      const goal = goalIn(state, heldIn(state));
      fc.assert(
        fc.property(catalogue, (offerings) => {
          const candidates = offeringsToTake(planner(state), offerings, []);
          const options = optionsOf(goal, candidates);
          const isMet = (chosen: typeof options, day: string) =>
            goal.outcome(
              chosen.map((one) => one.credit),
              day,
            ) === 'met';
          const sets = setsThatDoIt({ choices: options, budgetCents: undefined, isMet });
          const { plans } = plansFor(goal, candidates, { from: FROM, objective: 'cost' });
          for (const objective of OBJECTIVES) {
            const plan = plans.find(({ leastBy }) => leastBy.includes(objective));
            const least = leastOf(sets, { choices: options, objective });
            expect(plan?.closesAll ?? false).toBe(least !== undefined);
            if (plan?.closesAll !== true) continue;
            const streams = new Set(plan.items.map(({ candidate }) => candidate.stream));
            const chosen = options.filter(({ stream }) => streams.has(stream));
            expect(weightOf(chosen, { choices: options, objective })).toEqual(least);
            expect([plan.answer.outcome, plan.isProven, plan.remaining]).toEqual(['met', true, []]);
            expect(plan.answer.asOf).toBe(plan.doneOn);
            for (const { cites } of plan.items) expect(cites.length).toBeGreaterThan(0);
            seen.met += 1;
          }
        }),
        { numRuns: 40 },
      );
      expect(seen.met).toBeGreaterThan(3);
    },
  );
});

const HOURS = { kind: 'amount', id: 'hours', asks: 'Ten hours.', since: 'unknown', at_least: 10 };
const FEE = {
  ...{ kind: 'fact', id: 'fee', asks: 'The fee is paid.', since: 'unknown' },
  where: { recorded: { from: 'acts', where: { act: 'fee' } } },
};
const MORE = { more: { acts: { fee: 'The fee of the renewal.' } } };

function goalOf(tree: object, more: object = {}, credits: readonly CreditFact[] = []): Goal<Decision> {
  return renewalGoal(
    { policy: invented({ tree, ...more }), settings: new Map() },
    factsFor('ZZ', {}, credits),
  );
}

function workshop(id: string, quantity: string, more: Partial<Offering> = {}): Offering {
  return {
    ...{ id: `a-college.${id}`, title: id, provider: 'A College', kind: 'workshop', quantity },
    ...{ unit: 'clock_hour', categories: [], costCents: 1000, ...more },
  };
}

const take = (...offerings: readonly Offering[]) => offeringsToTake(planner('ZZ'), offerings, []);

/** What each plan is least in, what it takes, and whether it is all. */
function told(plans: Plans<Decision>) {
  return plans.plans.map(({ leastBy, items, closesAll }) => ({
    leastBy: leastBy.join(' '),
    items: items.map(({ candidate }) => candidate.id.replace('a-college.', '')).join(' '),
    closesAll,
  }));
}

const cheapest = { from: FROM, objective: 'cost' } as const;

describe('plans', () => {
  test('come with what was asked for first, and each other that is least in something else', () => {
    const offerings = [
      workshop('dear', '10', { costCents: 9900 }),
      workshop('long', '12', { costCents: 0, takesDays: 60 }),
      workshop('soon', '15', { costCents: 5000, takesDays: 0 }),
      workshop('later', '10', { costCents: 9900, takesDays: 1 }),
    ];
    const found = plansFor(goalOf(HOURS), take(...offerings), { from: FROM, objective: 'time' });
    expect(told(found)).toEqual([
      { leastBy: 'time', items: 'soon', closesAll: true },
      { leastBy: 'hours', items: 'dear', closesAll: true },
      { leastBy: 'cost', items: 'long', closesAll: true },
    ]);
    expect(found.plans[2]).toMatchObject({ doneOn: '2024-03-15', costCents: 0, hours: 1200, unpriced: 0 });
    expect(found.plans[0]?.items[0]).toMatchObject({
      awaits: ['employer_approval', 'agency_approval'],
      cites: ['source'],
      credit: { counted: '15' },
    });
  });

  test('stay within a budget to the cent, and take nothing then whose cost nobody said', () => {
    const offerings = [
      workshop('a', '6', { costCents: 3000 }),
      workshop('b', '6', { costCents: 2000 }),
      workshop('c', '30'),
    ];
    const { costCents: _, ...free } = workshop('unpriced', '10');
    const within = (budgetCents: number) =>
      told(plansFor(goalOf(HOURS), take(...offerings.slice(0, 2), free), { ...cheapest, budgetCents }));
    expect(within(5000)).toEqual([{ leastBy: 'cost hours time', items: 'a b', closesAll: true }]);
    expect(within(4999)).toEqual([]);
    const short = plansFor(goalOf(HOURS), take(...offerings.slice(0, 2)), { ...cheapest, budgetCents: 4999 });
    expect(short.whyNone).toBe('over_budget');
    const [first] = plansFor(goalOf(HOURS), take(...offerings.slice(0, 1), free), cheapest).plans;
    expect(first).toMatchObject({ costCents: 0, unpriced: 1, closesAll: true });
  });

  test('close all that credits can and say what else remains, with its line of law', () => {
    const tree = { kind: 'all', id: 'both', asks: 'Both.', of: [HOURS, FEE] };
    const found = plansFor(goalOf(tree, MORE), take(workshop('a', '4'), workshop('b', '7')), cheapest);
    expect(told(found)).toEqual([{ leastBy: 'cost hours time', items: 'a b', closesAll: false }]);
    const [plan] = found.plans;
    expect(plan?.isProven).toBe(true);
    expect(plan?.remaining.map(({ id, cites }) => [id, cites])).toEqual([['fee', ['source']]]);
    expect(plan?.answer.outcome).toBe('not_met');
  });

  test('close the parts that can be closed where something lacks on offer', () => {
    const minimum = (id: string, at_least: number) => ({
      id,
      asks: id,
      label: id,
      where: { categories: id },
      at_least,
    });
    const amount = {
      ...HOURS,
      of_which: [minimum('art', 3), minimum('music', 3)],
      counting: 'exclusive_split',
    };
    const offerings = [
      workshop('a', '3', { categories: ['art'] }),
      workshop('b', '20', { costCents: 0 }),
      workshop('c', '9'),
    ];
    const found = plansFor(goalOf(amount), take(...offerings), cheapest);
    expect(told(found)[0]).toMatchObject({ items: 'a b', closesAll: false });
    expect(found.withEverything?.missing).toEqual(['3 more hours in music by 30 June 2024.']);
  });

  test('are none where all on offer is not enough for any part, and where nothing lacks', () => {
    const short = plansFor(goalOf(HOURS), take(workshop('a', '4')), cheapest);
    expect([short.plans, short.withEverything?.missing]).toEqual([[], ['6 more hours by 30 June 2024.']]);
    expect(short.whyNone).toBe('nothing_closes');
    expect(plansFor(goalOf(HOURS), take(), cheapest).whyNone).toBe('nothing_counts');
    const approved = credit({ acts: { approvedOn: '2022-01-01', approvedBy: 'employer' } });
    const done = plansFor(goalOf(HOURS, {}, [approved]), take(workshop('a', '4')), cheapest);
    expect([done.plans, done.before.outcome, done.whyNone]).toEqual([[], 'met', 'nothing_lacking']);
  });

  test('take one of two ways, and not the parts of both', () => {
    const other = { ...HOURS, id: 'others', asks: 'Six of art.', at_least: 6, where: { categories: 'art' } };
    const ways = [HOURS, other].map((of, place) => ({
      kind: 'all',
      id: `way_${place}`,
      asks: 'A way.',
      of: [of, { ...FEE, id: `fee_${place}` }],
    }));
    const tree = { kind: 'any', id: 'ways', asks: 'Either.', of: ways };
    const offerings = [workshop('a', '10', { costCents: 0 }), workshop('b', '6', { categories: ['art'] })];
    expect(told(plansFor(goalOf(tree, MORE), take(...offerings), cheapest))[0]?.items).toBe('a');
  });

  test('say that they are not proven where there was more to look at than may be, and still do it', () => {
    const many = Array.from({ length: 14 }, (_, n) =>
      workshop(`${n}`, `${1 + (n % 5)}.${n + 1}`, { costCents: 700 + 37 * n }),
    );
    const { plans } = plansFor(goalOf(HOURS), take(...many), cheapest, 15);
    const [plan] = plans;
    expect(plan).toMatchObject({ isProven: false, closesAll: true });
    const [best] = plansFor(goalOf(HOURS), take(...many), cheapest).plans;
    expect(best).toMatchObject({ isProven: true, closesAll: true });
    expect(best?.costCents).toBeLessThanOrEqual(plan?.costCents ?? 0);
  });
});

describe('a plan to advance', () => {
  const settings = new Map([
    ['recorded_year_qualifies', 'yes'],
    ['points_within', 'yes'],
  ]);
  const years = ['2020-21', '2021-22', '2022-23'].map((schoolYear) => ({ schoolYear, state: 'TN' }));
  const plansOf = (service: readonly { readonly schoolYear: string; readonly state: string }[]) => {
    const law = { policy: compiledPolicy('tn/career_pathways.yaml'), settings };
    const facts = factsFor('TN', { class: 'practitioner' }, [], { service: served(...service) });
    const now = routeNamed(law.policy, settings, facts, FROM, 'professional');
    if (now === undefined) throw new Error('It concerns a practitioner.');
    const offerings = [
      workshop('a', '20'),
      workshop('b', '10', { costCents: 0 }),
      workshop('c', '30', { costCents: 5000 }),
    ];
    return plansFor(tierGoal(law, facts, now), offeringsToTake(planner('TN'), offerings, []), cheapest);
  };

  test('takes the points that stand in the place of a recommendation', () => {
    const [plan] = plansOf(years).plans;
    expect(plan?.items.map(({ candidate }) => candidate.title)).toEqual(['a', 'b']);
    expect(plan).toMatchObject({
      closesAll: true,
      isProven: true,
      answer: { outcome: 'met' },
      remaining: [],
    });
  });

  test('says what years lack beside them', () => {
    const [plan] = plansOf(years.slice(1)).plans;
    expect(plan).toMatchObject({ closesAll: false, isProven: true, answer: { outcome: 'not_met' } });
    expect(plan?.remaining.map(({ id }) => id)).toEqual(['experience']);
  });
});

describe('what was begun', () => {
  const definition = 'example-issuer.lesson-study-1';
  const badge: Omit<OwnCredential, 'awardedOn'> = {
    ...{ stream: 'credential-1', definition, issuer: 'example-issuer', title: 'Lesson study' },
  };
  const offered = workshop('badge', '1', {
    unit: 'micro_credential',
    credential: definition,
    costCents: 9900,
  });
  const ids = (candidates: readonly Candidate[]) =>
    candidates.map(({ id, costCents, isBegun, day }) => ({ id, costCents, isBegun, day }));

  test('is paid where it is a micro-credential that is on offer, and is not taken again once it is held', () => {
    const begun = [{ ...badge, awardedOn: undefined }];
    expect(ids(offeringsToTake(planner('ZZ'), [offered], begun))).toEqual([
      { id: 'a-college.badge', costCents: 0, isBegun: true, day: FROM },
    ]);
    expect(offeringsToTake(planner('ZZ'), [offered], [{ ...badge, awardedOn: '2023-05-01' }])).toEqual([]);
  });

  test('is claimed once it is awarded, unless it was', () => {
    const awarded = [{ ...badge, awardedOn: '2023-05-01' }];
    expect(ids(credentialsToClaim(planner('ZZ'), awarded))).toEqual([
      { id: '1', costCents: 0, isBegun: true, day: FROM },
    ]);
    expect(credentialsToClaim({ ...planner('ZZ'), from: '2023-04-30' }, awarded)).toEqual([]);
    expect(credentialsToClaim(planner('ZZ'), [{ ...badge, awardedOn: undefined }])).toEqual([]);
  });
});
