import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Person } from '../e2e/person.ts';
import { openWorld, type World } from './world.ts';

const EDUCATOR = 'PA-700001';
const LICENSE = 'PA-L1';
const STRAND = 'career_pathways';
const WAY = { license: LICENSE, way: 'instructional_ii', strand: STRAND };

let world: World;
let agency: Person;
let district: Person;
let teacher: Person;

beforeAll(async () => {
  world = await openWorld({ states: ['PA', 'MA', 'MD'], today: '2024-08-01' });
  agency = await world.agency('PA');
  district = await world.as({ subject: 'd', roles: ['district'], employer: 'a-district' });
  teacher = await world.teacher(EDUCATOR);
  const named = { educator: EDUCATOR, state: 'PA', givenName: 'Ruth', familyName: 'Lane' };
  await agency.record('registerEducator', named);
  const held = { class: 'instructional_i', fields: ['Biology 7-12'] };
  const days = { validFrom: '2020-08-01', expiresOn: '2025-07-31' };
  await agency.record('issueLicense', { educator: EDUCATOR, state: 'PA', number: 'L1', ...held, ...days });
  for (const schoolYear of ['2021-22', '2022-23', '2023-24']) {
    const year = { educator: EDUCATOR, state: 'PA', employer: 'a-district', schoolYear };
    await agency.record('recordService', { ...year, role: 'teacher', days: 180 });
  }
  await learned(7);
  await world.settled();
}, 60_000);
afterAll(() => world.close());

async function learned(courses: number): Promise<void> {
  for (let course = 0; course < courses; course += 1) {
    const claim = await teacher.record('claimCredit', {
      ...{ educator: EDUCATOR, state: 'PA', kind: 'course', title: `Course ${course} of ${courses}` },
      ...{ quantity: '3', unit: 'semester_hour', categories: ['level_ii'], completedOn: '2023-05-15' },
      provider: 'Zz University',
    });
    await agency.record('approveCredit', { credit: claim.id });
  }
}

async function act(name: string, on: string, result?: string): Promise<void> {
  await district.record('recordAct', {
    ...{ educator: EDUCATOR, state: 'PA', act: name, on, doneBy: 'employer' },
    ...(result === undefined ? {} : { result }),
  });
}

async function level(): Promise<object> {
  const { careerPathways } = await teacher.ask(
    '{ careerPathways { class tiers { tier outcome codes awaits } } }',
  );
  return (careerPathways as object[])[0] ?? {};
}

test('the way to Level II is asked for, and not granted before all of it is there', async () => {
  expect(await level()).toMatchObject({
    class: 'instructional_i',
    tiers: [
      {
        ...{ tier: 'instructional_ii', outcome: 'not_met' },
        codes: expect.arrayContaining(['short_of_count', 'short_of_total']),
      },
    ],
  });
  await teacher.record('electWay', WAY);
  expect(await agency.tell('grantElection', { license: LICENSE })).toMatchObject({
    code: 'requirement_not_met',
  });
  await learned(1);
  for (const on of ['2021-12-15', '2022-06-15', '2022-12-15', '2023-06-15', '2023-12-15', '2024-06-15']) {
    await act('semiannual_rating', on, 'satisfactory');
  }
  await world.settled();
  expect(await level()).toMatchObject({
    tiers: [
      {
        ...{ outcome: 'undetermined', codes: expect.arrayContaining(['awaiting_satisfactory_service']) },
        awaits: expect.arrayContaining([expect.stringContaining('chief school administrator')]),
      },
    ],
  });
  expect(await agency.tell('grantElection', { license: LICENSE })).toMatchObject({
    code: 'requirement_undetermined',
  });
});

test('granted, the license is one of Level II, under the text it rests on, and its next period is open', async () => {
  await act('induction', '2021-06-15');
  await act('satisfactory_service', '2024-06-15');
  const setting = { state: 'PA', strand: STRAND, setting: 'assessments_asked', value: 'no' };
  await agency.record('confirmSetting', { ...setting, because: 'As the page of the Department has it.' });
  const granted = await agency.record('grantElection', { license: LICENSE });
  expect(granted.events).toHaveLength(1);
  await world.settled();
  const held = `{ licenseStanding(license: "${LICENSE}") { class validity validFrom expiresOn } }`;
  expect(await teacher.ask(held)).toEqual({
    licenseStanding: {
      ...{ class: 'instructional_ii', validity: 'valid' },
      ...{ validFrom: '2024-08-01', expiresOn: '2029-07-31' },
    },
  });
  const { renewalStatus } = await teacher.ask('{ renewalStatus { class startsOn deadline completedOn } }');
  expect(renewalStatus).toEqual([
    expect.objectContaining({ class: 'instructional_i', completedOn: '2024-08-01' }),
    { class: 'instructional_ii', startsOn: '2024-08-01', deadline: '2029-07-31', completedOn: null },
  ]);
  const { decisions } = await agency.ask(
    `{ decisions(filter: { state: "PA", kinds: [advancement] }) {
      edges { node { route outcome policyVersion required counted } } } }`,
  );
  expect(decisions).toMatchObject({
    edges: [{ node: { route: 'instructional_ii', outcome: 'met', policyVersion: 2 } }],
  });
});

test('the same grant again is no new one, and there is nothing more to advance to', async () => {
  expect(await agency.tell('grantElection', { license: LICENSE })).toMatchObject({ code: 'not_applied' });
  expect(await teacher.tell('electWay', WAY)).toMatchObject({ code: 'no_such_way' });
  expect(await level()).toEqual({ class: 'instructional_ii', tiers: [] });
});

test('an initial license of Massachusetts becomes a professional one by years, hours, credits and a degree', async () => {
  const educator = 'MA-700002';
  const license = 'MA-I1';
  const board = await world.agency('MA');
  const holder = await world.teacher(educator);
  const employer = await world.as({ subject: 'e', roles: ['district'], employer: 'boston' });
  const of = { educator, state: 'MA' };
  await board.record('registerEducator', { ...of, givenName: 'Paul', familyName: 'Wyeth' });
  const held = { class: 'initial', fields: ['biology'], validFrom: '2020-08-01', expiresOn: '2030-07-31' };
  await board.record('issueLicense', { ...of, number: 'I1', ...held });
  for (const schoolYear of ['2021-22', '2022-23', '2023-24']) {
    const year = { ...of, employer: 'boston', schoolYear, role: 'teacher', fte: '1' };
    await board.record('recordService', { ...year, licenseClass: 'initial' });
  }
  const done = { ...of, doneBy: 'employer' };
  await employer.record('recordAct', { ...done, act: 'induction_year', on: '2022-06-15' });
  const mentored = { ...done, act: 'mentored_experience', on: '2023-06-15' };
  await employer.record('recordAct', { ...mentored, quantity: '49.5' });
  const degree = { educator, level: 'master', institution: 'Zz University', on: '2023-05-15' };
  await board.record('recordDegree', degree);
  const course = { ...of, kind: 'course', title: 'Genetics', quantity: '12', unit: 'semester_hour' };
  const where = { field: 'biology', completedOn: '2023-05-15', provider: 'Zz University' };
  const { id: credit } = await holder.record('claimCredit', { ...course, ...where });
  await board.record('approveCredit', { credit });
  await world.settled();

  await holder.record('electWay', { license, way: 'professional', strand: STRAND });
  const setting = { state: 'MA', strand: STRAND, because: 'A letter.' };
  await board.record('confirmSetting', { ...setting, setting: 'employment_year', value: 'full_time' });
  expect(await board.tell('grantElection', { license })).toMatchObject({ code: 'requirement_undetermined' });
  await employer.record('recordAct', { ...mentored, on: '2024-06-15', quantity: '0.5' });
  await board.record('grantElection', { license });
  await world.settled();
  const asked = `{ licenseStanding(license: "${license}") { class validity validFrom expiresOn } }`;
  expect(await holder.ask(asked)).toEqual({
    licenseStanding: {
      ...{ class: 'professional', validity: 'valid' },
      ...{ validFrom: '2024-08-01', expiresOn: '2029-07-31' },
    },
  });
});

test('a first license of Maryland is granted to whom its pathways give one', async () => {
  const educator = 'MD-700003';
  const department = await world.agency('MD');
  const applicant = await world.teacher(educator);
  const of = { educator, state: 'MD' };
  await department.record('registerEducator', { ...of, givenName: 'Lea', familyName: 'Stone' });
  const filed = { state: 'MD', class: 'initial_professional', fields: ['biology'] };
  const { id: application } = await applicant.record('applyForLicense', filed);
  const degree = { educator, level: 'bachelor', institution: 'Zz University', on: '2024-05-15' };
  await department.record('recordDegree', degree);
  for (const test of [{ test: 'content', field: 'biology' }, { test: 'reading_instruction' }]) {
    await department.record('recordTest', { educator, ...test, passed: true, on: '2024-05-20' });
  }
  const grant = { application, number: 'F1', from: '2024-08-01', until: '2029-07-31' };
  expect(await department.tell('grantApplication', grant)).toMatchObject({
    code: 'requirement_undetermined',
  });
  const program = { ...of, act: 'program_completed', on: '2024-06-01', doneBy: 'agency' };
  await department.record('recordAct', program);
  await department.record('grantApplication', grant);
  await world.settled();
  const asked = '{ licenseStanding(license: "MD-F1") { class validity expiresOn } }';
  expect(await applicant.ask(asked)).toEqual({
    licenseStanding: { class: 'initial_professional', validity: 'valid', expiresOn: '2029-07-31' },
  });
});
