import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Person } from '../e2e/person.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let agency: Person;
let district: Person;

beforeAll(async () => {
  world = await openWorld({
    states: ['TN'],
    today: '2024-08-20',
    settings: [
      { setting: 'experience_from', value: '2024-01-01' },
      { setting: 'recorded_year_qualifies', value: 'no' },
    ],
  });
  agency = await world.agency('TN');
  district = await world.as({
    subject: 'district-davidson',
    roles: ['district'],
    employer: 'davidson-county',
  });
}, 60_000);
afterAll(() => world.close());

/** A teacher with 55 of the 60 points that a professional license asks by 31 August 2024. */
async function hold(educator: string, number: string) {
  const name = { givenName: 'Ada', familyName: educator };
  await agency.record('registerEducator', { educator, state: 'TN', ...name });
  const days = { validFrom: '2018-09-01', expiresOn: '2024-08-31' };
  const held = { class: 'professional', fields: ['Mathematics 6-12'] };
  await agency.record('issueLicense', { educator, state: 'TN', number, ...held, ...days });
  await agency.record('recordService', {
    ...{ educator, state: 'TN', schoolYear: '2022-23', employer: 'davidson-county', role: 'teacher' },
  });
  for (const [schoolYear, score] of [
    ['2019-20', '5'],
    ['2020-21', '5'],
    ['2021-22', '4'],
  ]) {
    await rate(educator, schoolYear ?? '', score ?? '');
  }
  await world.settled();
}

const rate = (educator: string, schoolYear: string, score: string) =>
  district.record('recordEvaluation', {
    educator,
    state: 'TN',
    schoolYear,
    score,
    employer: 'davidson-county',
  });

async function standing(educator: string, variables: object = {}) {
  const { renewalStatus } = await agency.ask(
    `query ($educator: ID, $asOf: Day, $knownAt: Instant) {
      renewalStatus(educator: $educator, asOf: $asOf, knownAt: $knownAt) {
        period deadline appliedOn completedOn
        decision { outcome counted missing }
        renewal { decision { outcome counted } }
      }
    }`,
    { educator, ...variables },
  );
  return renewalStatus;
}

async function period(educator: string) {
  const { periods } = await agency.ask(
    `query ($educator: ID) {
      periods(filter: { educator: $educator }) {
        edges { node { id status closedOn consequence closedRoute completedOn keptOpenUntil } }
      }
    }`,
    { educator },
  );
  return (periods as { edges: { node: object }[] }).edges.map(({ node }) => node);
}

test('an evaluation that arrives after the cycle counts in it, for whoever applied in time', async () => {
  await hold('TN-1', '1001');
  await hold('TN-2', '1002');
  const teacher = await world.teacher('TN-1');
  await teacher.record('applyForRenewal', { license: 'TN-1001' });
  expect(await standing('TN-1')).toMatchObject([
    {
      decision: {
        ...{ outcome: 'not_met', counted: '55' },
        missing: [
          'Either: 5 more PDPs by 31 August 2024.',
          'Or: 2 more school years of qualifying experience by 31 August 2024.',
        ],
      },
    },
  ]);
  expect(await agency.tell('renewLicense', { license: 'TN-1001' })).toHaveProperty('code');

  // The cycle ends. Nobody's license is closed while an application awaits its answer.
  await world.reach('2024-08-31');
  expect(await period('TN-2')).toMatchObject([{ status: 'running' }]);
  await world.reach('2024-09-01');
  expect(await period('TN-1')).toMatchObject([{ status: 'over', consequence: null }]);
  expect(await agency.tell('closePeriod', { period: 'TN-1001-2018-09-01' })).toMatchObject({
    code: 'application_awaits',
  });
  expect(await period('TN-2')).toMatchObject([
    { status: 'closed', closedOn: '2024-09-01', consequence: 'inactivation', closedRoute: 'inactivation' },
  ]);

  // The evaluation of 2022-23 arrives in October.
  await world.reach('2024-10-15');
  const before = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 2));
  for (const educator of ['TN-1', 'TN-2']) await rate(educator, '2022-23', '3');
  await world.settled();
  expect(await standing('TN-1')).toMatchObject([{ decision: { outcome: 'met', counted: '65' } }]);
  expect(await standing('TN-1', { asOf: '2024-08-31' })).toMatchObject([{ decision: { outcome: 'met' } }]);
  expect(await standing('TN-1', { asOf: '2024-08-31', knownAt: before })).toMatchObject([
    { decision: { outcome: 'not_met', counted: '55' } },
  ]);

  await agency.record('renewLicense', { license: 'TN-1001' });
  await world.settled();
  expect(await standing('TN-1')).toMatchObject([
    {
      ...{ deadline: '2024-08-31', appliedOn: '2024-08-20', completedOn: '2024-10-15' },
      renewal: { decision: { outcome: 'met', counted: '65' } },
    },
    { period: 'TN-1001-2024-09-01', deadline: '2030-08-31' },
  ]);
  expect(await period('TN-1')).toMatchObject([
    { status: 'completed', completedOn: '2024-10-15' },
    { status: 'running' },
  ]);

  // Whoever had not applied is heard once the agency opens the period again; how a late license runs the rule does not say.
  const second = await world.teacher('TN-2');
  const reopening = { period: 'TN-1002-2018-09-01', because: 'The evaluation of 2022-23 arrived.' };
  expect(await second.tell('reopenPeriod', reopening)).toMatchObject({ code: 'not_found' });
  await agency.record('reopenPeriod', { ...reopening, until: '2024-12-31' });
  await world.settled();
  expect(await period('TN-2')).toMatchObject([{ status: 'over', closedOn: null, consequence: null }]);
  expect(await standing('TN-2')).toMatchObject([{ decision: { outcome: 'met', counted: '65' } }]);
  await world.reach('2024-10-16');
  expect(await period('TN-2')).toMatchObject([{ status: 'over', keptOpenUntil: '2024-12-31' }]);
}, 60_000);
