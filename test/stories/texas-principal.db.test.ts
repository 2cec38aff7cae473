import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../e2e/person.ts';
import { openWorld, type World } from './world.ts';

const EDUCATOR = 'TX-300001';
const LICENSE = 'TX-T1';

const settings = Object.entries({
  ...{ renewal_day: 'expiration', limit_removed_on: '2023-09-01', teacher_floor: 'none' },
  ...{ added_beyond_200: 'yes', hours_by_certificate: 'no' },
}).map(([setting, value]) => ({ setting, value }));

describe('a Texas teacher who was a principal for the last two years of five', () => {
  let world: World;
  let agency: Person;
  let teacher: Person;

  beforeAll(async () => {
    world = await openWorld({ states: ['TX'], today: '2022-04-01', settings });
    agency = await world.agency('TX');
    teacher = await world.teacher(EDUCATOR);
    const name = { givenName: 'Rosa', familyName: 'Diaz' };
    await agency.record('registerEducator', { educator: EDUCATOR, state: 'TX', ...name });
    const held = { educator: EDUCATOR, state: 'TX', expiresOn: '2024-03-31' };
    await agency.record('issueLicense', {
      ...{ ...held, number: 'T1', class: 'classroom_teacher', fields: ['Mathematics 7-12'] },
      ...{ issuedOn: '2014-04-01', validFrom: '2019-04-01' },
    });
    const principal = { ...held, number: 'P1', class: 'principal', validFrom: '2022-04-01' };
    await agency.record('issueLicense', principal);
    await world.reach('2024-02-01');
  });
  afterAll(() => world.close());

  async function study(quantity: string, completedOn: string): Promise<void> {
    const { id } = await teacher.record('claimCredit', {
      ...{ educator: EDUCATOR, state: 'TX', kind: 'workshop', title: 'Reading difficulties', quantity },
      ...{ unit: 'clock_hour', categories: ['students_with_disabilities', 'dyslexia'] },
      ...{ completedOn, provider: 'Region 13' },
    });
    await teacher.record('attestCredit', { credit: id });
  }

  async function standing() {
    const { renewalStatus } = await teacher.ask(
      `query ($license: ID!) {
        renewalStatus(license: $license) { decision { outcome required counted missing attestedOnly } }
      }`,
      { license: LICENSE },
    );
    return renewalStatus;
  }

  test('owes 150 hours, and a fifth of 200 for each of the two years', async () => {
    await study('229.99', '2023-06-10');
    expect(await standing()).toMatchObject([
      { decision: { outcome: 'not_met', counted: '229.99', missing: ['0.01 more hours by 31 March 2024.'] } },
    ]);
  });

  test('meets it with the last hundredth, all of it on her own word', async () => {
    await study('0.01', '2024-01-20');
    expect(await standing()).toMatchObject([
      { decision: { outcome: 'met', counted: '230', missing: [], attestedOnly: '230' } },
    ]);
  });

  test('applies, may go on serving meanwhile, and is renewed for five years', async () => {
    await teacher.record('applyForRenewal', { license: LICENSE });
    const { whereIsMyApplication } = await teacher.ask(
      `{ whereIsMyApplication { what license since with mayServe } }`,
    );
    expect(whereIsMyApplication).toEqual([
      {
        ...{ what: 'renewal', license: LICENSE, since: '2024-02-01', mayServe: true },
        with: 'the licensing agency of TX',
      },
    ]);
    await agency.record('renewLicense', { license: LICENSE });
    await world.reach('2024-04-01');
    const { mayServe } = await agency.ask(
      `{ mayServe(assignment: { state: "TX", field: "Mathematics 7-12" }, educators: ["${EDUCATOR}", "TX-9"]) {
        people { educator may licenses { may standing { license validity expiresOn } reasons { code } } } notFound } }`,
    );
    expect(mayServe).toMatchObject({
      people: [
        {
          ...{ educator: EDUCATOR, may: true },
          licenses: [
            { may: true, standing: { license: LICENSE, validity: 'valid', expiresOn: '2029-03-31' } },
            { may: false, standing: { license: 'TX-P1', validity: 'expired' } },
          ],
        },
      ],
      notFound: ['TX-9'],
    });
  });
});
