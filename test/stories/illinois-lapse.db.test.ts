import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../e2e/person.ts';
import { openWorld, type World } from './world.ts';

const EDUCATOR = 'IL-400001';
const LICENSE = 'IL-L1';

describe('an Illinois license that nobody renewed', () => {
  let world: World;
  let agency: Person;
  let teacher: Person;

  beforeAll(async () => {
    world = await openWorld({ states: ['IL'], today: '2024-06-01' });
    agency = await world.agency('IL');
    teacher = await world.teacher(EDUCATOR);
    const name = { givenName: 'Noor', familyName: 'Khan' };
    await agency.record('registerEducator', { educator: EDUCATOR, state: 'IL', ...name });
    await agency.record('issueLicense', {
      ...{ educator: EDUCATOR, state: 'IL', number: 'L1', class: 'professional', fields: ['Chemistry'] },
      ...{ validFrom: '2019-07-01', expiresOn: '2024-06-30' },
    });
    await world.reach('2024-08-31');
  });
  afterAll(() => world.close());

  async function standing() {
    const { licenseStanding } = await teacher.ask(
      `{ licenseStanding(license: "${LICENSE}") {
        validity status proposedLapse { way status from servedOn notBefore } } }`,
    );
    return licenseStanding;
  }

  test('has expired, and nothing more, until the day the law names', async () => {
    expect(await standing()).toEqual({ validity: 'expired', status: 'active', proposedLapse: null });
  });

  test('has its lapse proposed on 1 September, by nobody but the day', async () => {
    await world.reach('2024-09-01');
    expect(await standing()).toEqual({
      ...{ validity: 'expired', status: 'active' },
      proposedLapse: { way: 'lapse', status: 'lapsed', from: '2024-09-01', servedOn: null, notBefore: null },
    });
  });

  test('lapses once notice was served and a person confirmed it', async () => {
    expect(await agency.tell('confirmLapse', { license: LICENSE })).toMatchObject({ code: 'notice_missing' });
    await agency.record('serveLapseNotice', { license: LICENSE, method: 'certified_mail' });
    expect(await teacher.tell('confirmLapse', { license: LICENSE })).toMatchObject({ code: 'not_found' });
    await agency.record('confirmLapse', { license: LICENSE });
    expect(await agency.tell('confirmLapse', { license: LICENSE })).toMatchObject({
      ...{ code: 'lapsed_already', because: expect.stringMatching(/^This license is lapsed since \d{4}-/) },
    });
    expect(await standing()).toEqual({ validity: 'lapsed', status: 'lapsed', proposedLapse: null });
    await world.settled();
    const { licenses } = await agency.ask(
      `{ licenses(filter: { status: lapsed }) { edges { node { id status standing } } } }`,
    );
    expect(licenses).toEqual({ edges: [{ node: { id: LICENSE, status: 'lapsed', standing: 'lapsed' } }] });
  });

  test('is not renewed any more, and not reinstated while what that takes is missing', async () => {
    expect(await teacher.tell('applyForRenewal', { license: LICENSE })).toMatchObject({
      code: 'license_over',
    });
    await teacher.record('electWay', { license: LICENSE, way: 'reinstatement' });
    const answer = await agency.tell('grantElection', { license: LICENSE });
    expect(answer).toMatchObject({ code: expect.stringMatching(/^requirement_(not_met|undetermined)$/) });
  });

  test('is reinstated once a penalty is on record with an amount that is enough', async () => {
    const act = { educator: EDUCATOR, state: 'IL', doneBy: 'educator', on: '2024-09-01' };
    await agency.record('recordAct', { ...act, act: 'back_fees_paid' });
    const paid = { ...act, act: 'penalty_paid' };
    const unsaid = await agency.record('recordAct', paid);
    const grant = { license: LICENSE, term: { validFrom: '2024-09-02', expiresOn: '2029-06-30' } };
    expect(await agency.tell('grantElection', grant)).toMatchObject({
      ...{ code: 'requirement_undetermined', because: expect.stringContaining('amount is not recorded') },
    });
    const because = 'How much it was is left out.';
    await agency.record('retractFact', { educator: EDUCATOR, eventId: unsaid.events[0], because });
    await agency.record('recordAct', { ...paid, quantity: '150' });
    expect(await agency.tell('grantElection', grant)).toMatchObject({
      code: expect.stringMatching(/^requirement_(not_met|undetermined)$/),
    });
    await agency.record('recordAct', { ...paid, quantity: '500' });
    await agency.record('grantElection', grant);
    await world.reach('2024-09-02');
    expect(await standing()).toEqual({ validity: 'valid', status: 'active', proposedLapse: null });
  });
});
