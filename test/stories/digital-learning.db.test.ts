import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Person } from '../e2e/person.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let agency: Person;

beforeAll(async () => {
  world = await openWorld({
    states: ['NC'],
    today: '2022-09-01',
    settings: [
      { setting: 'surplus_is_general', value: 'no' },
      { setting: 'rounding', value: 'down' },
      { setting: 'rcs_after_2024', value: 'no' },
    ],
  });
  agency = await world.agency('NC');
}, 60_000);
afterAll(() => world.close());

async function hold(educator: string, number: string, validFrom: string, expiresOn: string) {
  const name = { givenName: 'Nell', familyName: educator };
  await agency.record('registerEducator', { educator, state: 'NC', ...name });
  const held = { class: 'continuing', fields: ['secondary'], issuedOn: '2009-07-01' };
  await agency.record('issueLicense', { educator, state: 'NC', number, ...held, validFrom, expiresOn });
  await world.settled();
}

/** Units in one category, approved by the agency. */
async function earn(educator: string, category: string, quantity: string, completedOn: string) {
  const { id: credit } = await agency.record('claimCredit', {
    ...{ educator, state: 'NC', kind: 'workshop', title: `${quantity} of ${category}`, quantity },
    ...{ unit: 'ceu', categories: [category], completedOn, provider: 'A district' },
  });
  await agency.record('approveCredit', { credit });
}

interface Standing {
  readonly period: string;
  readonly decision: {
    readonly outcome: string;
    readonly missing: readonly string[];
    readonly credits: readonly {
      readonly title: string;
      readonly where: readonly { readonly requirement: string; readonly amount: string }[];
    }[];
  };
}

async function standing(educator: string): Promise<Standing> {
  const { renewalStatus } = await agency.ask(
    `query ($educator: ID) {
      renewalStatus(educator: $educator) {
        period
        decision {
          outcome missing
          credits { title where { requirement amount } }
        }
      }
    }`,
    { educator },
  );
  const [first] = renewalStatus as readonly Standing[];
  if (first === undefined) throw new Error(`${educator} owes nothing`);
  return first;
}

/** The minimums that a credit was counted in, with how much of it. */
async function whereCounted(educator: string, title: string) {
  const { decision } = await standing(educator);
  const credit = decision.credits.find((one) => one.title === title);
  return credit?.where.map(({ requirement, amount }) => [requirement, amount]).sort();
}

test('units of digital learning serve other categories once theirs has ended', async () => {
  await hold('NC-1', '1001', '2018-07-01', '2023-06-30');
  await hold('NC-2', '1002', '2019-07-01', '2024-06-30');
  await hold('NC-3', '1003', '2020-07-01', '2025-06-30');
  for (const educator of ['NC-1', 'NC-2', 'NC-3']) {
    await earn(educator, 'subject', '3', '2022-01-15');
    await earn(educator, 'general', '3', '2022-01-15');
  }
  // Of whoever's license ends before the category does, two units of it are owed, and general ones do not serve.
  expect((await standing('NC-1')).decision.outcome).toBe('not_met');
  for (const educator of ['NC-1', 'NC-2']) await earn(educator, 'digital', '2', '2022-02-15');
  expect((await standing('NC-1')).decision.outcome).toBe('met');
  expect(await whereCounted('NC-1', '2 of digital')).toEqual([['digital_secondary', '2']]);
  const first = await world.teacher('NC-1');
  await first.record('applyForRenewal', { license: 'NC-1001' });
  await agency.record('renewLicense', { license: 'NC-1001' });

  // A license that ends on 30 June 2024 or later owes none: the same units fill the subject, and general credit.
  expect((await standing('NC-2')).decision.outcome).toBe('met');
  expect(await whereCounted('NC-2', '2 of digital')).toEqual([
    ['general_secondary', '1'],
    ['subject_secondary', '1'],
  ]);
  await world.reach('2024-06-20');
  const second = await world.teacher('NC-2');
  await second.record('applyForRenewal', { license: 'NC-1002' });
  await agency.record('renewLicense', { license: 'NC-1002' });
  await world.settled();
  const { renewalStatus } = await agency.ask(
    `{ renewalStatus(educator: "NC-2") { period completedOn renewal { decision { outcome } } } }`,
  );
  expect(renewalStatus).toMatchObject([
    { completedOn: '2024-06-20', renewal: { decision: { outcome: 'met' } } },
    { period: 'NC-1002-2024-07-01', completedOn: null },
  ]);

  // Units of the day after the category ended are of no category any more.
  await world.reach('2024-09-02');
  await earn('NC-3', 'digital', '2', '2024-07-01');
  expect((await standing('NC-3')).decision).toMatchObject({ outcome: 'not_met' });
  expect(await whereCounted('NC-3', '2 of digital')).not.toContainEqual(['subject_secondary', '1']);
  await earn('NC-3', 'digital', '2', '2024-06-30');
  expect((await standing('NC-3')).decision).toMatchObject({ outcome: 'met' });
  expect(await whereCounted('NC-3', '2 of digital')).toBeDefined();
}, 60_000);
