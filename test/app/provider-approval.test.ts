import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Offering } from '../../src/app/planning/offering.ts';
import { planToRenew } from '../../src/app/queries/plan-to-renew.ts';
import { renewalStatus, type Repairs } from '../../src/app/queries/renewal-status.ts';
import { type Jurist, recordAt } from '../../src/app/standing/standing.ts';
import { comparing } from '../../src/app/what-if/compare-laws.ts';
import { compareRecord } from '../../src/app/what-if/compare-record.ts';
import { isDrafted, readDraft } from '../../src/app/what-if/draft.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { publishFiles } from '../../src/infra/policies/publish-files.ts';
import { TEACHER } from '../graphql/cast.ts';
import { lawOfProviders } from '../support/law-of-providers.ts';
import { inThisThread } from '../support/plan-search.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';

const NOON = Date.parse('2024-07-01T17:00:00Z');
const repairs: Repairs = {
  reads: { underRepairSince: () => Promise.resolve(undefined) },
  onFailure: (error) => {
    throw error;
  },
};

let clock: { at: number };
let jurist: Jurist;
let life: ReturnType<typeof sampleLife>;

beforeEach(async () => {
  clock = { at: NOON };
  const now = () => clock.at;
  const ledger = { log: createMemoryLog(now), vault: createMemoryVault(), clock: { now } };
  jurist = { ledger, compiled: new Map() };
  life = sampleLife(jurist);
  await life.publishLaw();
  await publishFiles(jurist, [await lawOfProviders()], 'admin');
  await life.confirm('version_day', 'expiration');
  await life.register();
  await life.issue();
  await life.credit('sixty', {
    ...{ type: 'Claim', educator: 'TN-100001', state: 'TN', kind: 'workshop', title: 'Fractions' },
    ...{
      quantity: '60',
      unit: 'clock_hour',
      categories: [],
      completedOn: '2024-05-02',
      provider: 'a-college',
    },
  });
  await life.approve('sixty');
});

async function decisionNow(knownAt?: number) {
  const status = await renewalStatus(jurist, repairs, TEACHER, knownAt === undefined ? {} : { knownAt });
  const [one] = status === undefined || isRefusal(status) ? [] : status;
  if (one?.decision === undefined) throw new Error('There is one obligation.');
  return one.decision;
}

/** What is said of the sixty hours. */
async function told(knownAt?: number) {
  const { outcome, credits } = await decisionNow(knownAt);
  const [credit] = credits;
  return { outcome, counted: credit?.counted, reasons: credit?.reasons.map(({ code }) => code) };
}

const COUNTED = { outcome: 'met', counted: '60', reasons: [] };

describe('a rule that asks whether a provider was approved', () => {
  test('is open where the state keeps no register, and told by it where it keeps one', async () => {
    expect(await told()).toMatchObject({ outcome: 'undetermined', counted: '0' });
    await life.provider({ type: 'Approve', provider: 'a-college', state: 'KY', from: '2020-01-01' });
    expect(await told()).toMatchObject({ outcome: 'undetermined', counted: '0' });
    await life.provider({ type: 'Approve', provider: 'a-college', state: 'TN', from: '2024-05-03' });
    expect(await told()).toEqual({ outcome: 'not_met', counted: '0', reasons: ['provider_not_approved'] });
    await life.provider({
      ...{ type: 'Approve', provider: 'a-college', state: 'TN', from: '2024-05-02', until: '2024-05-02' },
    });
    expect(await told()).toEqual(COUNTED);
  });

  test('names the events by which it was, and by which it was no longer', async () => {
    const given = await life.provider({
      ...{ type: 'Approve', provider: 'a-college', state: 'TN', from: '2020-01-01' },
    });
    const [counting] = (await decisionNow()).credits;
    expect(counting?.events.slice(-1)).toEqual(given.events);
    const ended = await life.provider({
      ...{ type: 'EndApproval', state: 'TN', from: '2020-01-01', until: '2024-05-01', because: 'It closed.' },
    });
    const [gone] = (await decisionNow()).credits;
    expect([gone?.counted, gone?.events.slice(-2)]).toEqual(['0', [...given.events, ...ended.events]]);
  });

  test('is answered as it was known at an instant', async () => {
    const earlier = { from: '2020-01-01', until: '2020-12-31' };
    await life.provider({ type: 'Approve', provider: 'a-college', state: 'TN', ...earlier });
    const before = clock.at;
    clock.at += 60_000;
    await life.provider({ type: 'Approve', provider: 'a-college', state: 'TN', from: '2021-01-01' });
    expect(await told()).toEqual(COUNTED);
    expect(await told(before)).toMatchObject({ outcome: 'not_met', reasons: ['provider_not_approved'] });
  });

  test('is asked of what is on offer by plans, and under a draft of the law as well', async () => {
    const listed = { kind: 'workshop', unit: 'clock_hour', quantity: '60', categories: [], costCents: 0 };
    const offerings: readonly Offering[] = ['a-college', 'b-college'].map((provider) => ({
      ...{ id: `tn.${provider}`, title: provider, provider, ...listed },
      costCents: provider === 'a-college' ? 5_000 : 0,
    }));
    await life.provider({ type: 'Approve', provider: 'a-college', state: 'TN', from: '2024-06-01' });
    const catalogue = { offeringsFor: () => Promise.resolve(offerings) };
    const planners = { jurist, catalogue, search: inThisThread(), repairs };
    const found = await planToRenew(planners, TEACHER, { objective: 'cost' });
    expect(found).toMatchObject([
      { plans: { plans: [{ items: [{ candidate: { id: 'tn.a-college' } }], closesAll: true }] } },
    ]);
    const { text } = await lawOfProviders();
    const head = await jurist.ledger.log.head();
    const drafted = await readDraft(jurist, { name: 'draft', text, assumed: new Map() }, head);
    if (!isDrafted(drafted)) throw new Error('It is a draft.');
    expect([...(drafted.after.policy.register?.keys() ?? [])]).toEqual(['a-college']);
  });

  test('is asked of both laws where a draft is compared with the one that holds', async () => {
    await life.provider({ type: 'Approve', provider: 'a-college', state: 'TN', from: '2020-01-01' });
    const text = (await lawOfProviders()).text.replace('at_least: 60\n', 'at_least: 61\n');
    const head = await jurist.ledger.log.head();
    const drafted = await readDraft(jurist, { name: 'draft', text, assumed: new Map() }, head);
    if (!isDrafted(drafted)) throw new Error('It is a draft.');
    const record = await recordAt(jurist.ledger, ADA, head);
    const compared = compareRecord(comparing(drafted), record, '2024-07-01', head);
    expect(compared).toMatchObject([{ before: 'met', after: 'not_met', come: ['short_of_total'] }]);
  });
});
