import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/app/access.ts';
import type { Catalogue, Offering } from '../../src/app/planning/offering.ts';
import { planToAdvance } from '../../src/app/queries/plan-to-advance.ts';
import { planToRenew, type PlanToRenewAsk, type RenewalPlans } from '../../src/app/queries/plan-to-renew.ts';
import { renewalStatus, type Repairs } from '../../src/app/queries/renewal-status.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { START } from '../domain/credential-terms.ts';
import { AGENCY, AUDITOR, OTHER_AGENCY, OTHER_TEACHER, TEACHER, UNION } from '../graphql/cast.ts';
import { inThisThread } from '../support/plan-search.ts';
import { ADA, LICENSE, sampleLife } from '../support/sample-life.ts';

const clock = { at: Date.parse('2024-07-01T17:00:00Z') };
const now = () => clock.at;
const jurist: Jurist = {
  ledger: { log: createMemoryLog(now), vault: createMemoryVault(), clock: { now } },
  compiled: new Map(),
};
const repairs: Repairs = {
  reads: { underRepairSince: () => Promise.resolve(undefined) },
  onFailure: (error) => {
    throw error;
  },
};

const ISSUED = 'an-issuer.lesson-study';
const OFFERINGS: readonly Offering[] = [
  {
    ...{ id: 'tn.institute', title: 'Institute', provider: 'a-college', kind: 'workshop', quantity: '48' },
    ...{ unit: 'clock_hour', categories: [], costCents: 30_000, takesDays: 3 },
  },
  {
    ...{ id: 'an-issuer.badge', title: 'Lesson study', provider: 'an-issuer', kind: 'micro_credential' },
    ...{ quantity: '1', unit: 'micro_credential', categories: [], costCents: 9_000, credential: ISSUED },
  },
];
const catalogue: Catalogue = {
  offeringsFor: (state) => Promise.resolve(state === 'TN' ? OFFERINGS : []),
};

const planners = { jurist, catalogue, search: inThisThread(), repairs };
const plans = (identity: Identity, ask: Partial<PlanToRenewAsk> = {}) =>
  planToRenew(planners, identity, { objective: 'cost', ...ask });

async function only(identity: Identity, ask: Partial<PlanToRenewAsk> = {}): Promise<RenewalPlans> {
  const found = await plans(identity, ask);
  const [one] = found === undefined || isRefusal(found) ? [] : found;
  if (one === undefined) throw new Error('There is one obligation.');
  return one;
}

const itemsOf = ({ plans: found }: RenewalPlans) =>
  found?.plans.map(({ items }) => items.map(({ candidate }) => [candidate.id, candidate.costCents]));

beforeAll(async () => {
  const life = sampleLife(jurist);
  await life.publishLaw();
  await life.register();
  await life.issue();
  await life.claim('waiting', '6');
  await life.learn({ type: 'Start', ...START, educator: ADA });
});

describe('planToRenew', () => {
  test('finishes what was begun before it takes more, and a decision of the day it is done proves it', async () => {
    const found = await only(TEACHER);
    expect(itemsOf(found)).toEqual([
      [
        ['waiting', 0],
        ['an-issuer.badge', 0],
        ['tn.institute', 30_000],
      ],
    ]);
    const [plan] = found.plans?.plans ?? [];
    expect(plan).toMatchObject({
      ...{ closesAll: true, isProven: true, doneOn: '2024-07-04', costCents: 30_000, hours: 5400 },
      answer: { outcome: 'met', asOf: '2024-07-04' },
    });
  });

  test('begins with how the obligation stands', async () => {
    const status = await renewalStatus(jurist, repairs, TEACHER, {});
    const [standing] = status === undefined || isRefusal(status) ? [] : status;
    expect((await only(TEACHER)).plans?.before).toEqual(standing?.decision);
  });

  test('tells nobody but the learner of a micro-credential that is begun', async () => {
    for (const identity of [AGENCY, AUDITOR]) {
      const [[, badge] = []] = itemsOf(await only(identity, { educator: ADA })) ?? [];
      expect(badge).toEqual(['an-issuer.badge', 9_000]);
    }
  });

  test('is told to those who may see the standing, and of everybody else nobody is there', async () => {
    for (const identity of [OTHER_TEACHER, OTHER_AGENCY, UNION]) {
      expect(await plans(identity, { educator: ADA })).toBeUndefined();
      expect(
        await planToAdvance(planners, identity, {
          tier: 'professional',
          objective: 'cost',
          educator: ADA,
        }),
      ).toBeUndefined();
    }
    expect(await plans(AGENCY, { license: LICENSE })).toHaveLength(1);
    expect(await plans(AGENCY)).toBeUndefined();
  });

  test('refuses a budget below nothing, and spends one to the cent', async () => {
    expect(await plans(TEACHER, { budgetCents: -1 })).toMatchObject({ field: 'budgetCents' });
    expect((await only(TEACHER, { budgetCents: 30_000 })).plans?.plans).toHaveLength(1);
    expect((await only(TEACHER, { budgetCents: 29_999 })).plans?.plans).toEqual([]);
  });

  test('counts on nothing that cannot be done by the last day', async () => {
    const found = await only(TEACHER, { from: '2024-08-28' });
    expect(found.plans).toMatchObject({ considered: 3, plans: [{ doneOn: '2024-08-31' }] });
    expect((await only(TEACHER, { from: '2024-08-29' })).plans).toMatchObject({ considered: 2, plans: [] });
  });

  test('says of a period that is over that nothing can be done for it any more', async () => {
    const found = await only(TEACHER, { from: '2024-09-01' });
    expect(found.plans).toMatchObject({ considered: 3, plans: [] });
    expect(found.noPlan).toEqual({
      code: 'period_over',
      because:
        'The period ended on 2024-08-31: nothing that is done from 2024-09-01 on closes what is missing in it.',
    });
    expect((await only(TEACHER)).noPlan).toBeUndefined();
    expect((await only(TEACHER, { budgetCents: 29_999 })).noPlan).toMatchObject({ code: 'over_budget' });
  });
});
