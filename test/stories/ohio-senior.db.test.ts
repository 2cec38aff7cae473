import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../e2e/person.ts';
import { openWorld, type World } from './world.ts';

const EDUCATOR = 'OH-200001';
const LICENSE = 'OH-S1';

describe('an Ohio senior holder who no longer holds the designation', () => {
  let world: World;
  let agency: Person;
  let teacher: Person;

  beforeAll(async () => {
    world = await openWorld({ states: ['OH'], today: '2019-07-01' });
    agency = await world.agency('OH');
    teacher = await world.teacher(EDUCATOR);
    await agency.record('registerEducator', {
      ...{ educator: EDUCATOR, state: 'OH', givenName: 'Ida', familyName: 'Moore' },
    });
    await agency.record('issueLicense', {
      ...{ educator: EDUCATOR, state: 'OH', number: 'S1', class: 'senior_professional' },
      ...{ fields: ['Mathematics'], issuedOn: '2014-07-01' },
      ...{ validFrom: '2019-07-01', expiresOn: '2024-06-30' },
    });
    await world.reach('2023-09-01');
    const plan = { license: LICENSE, committee: 'local', on: '2019-08-15' };
    await agency.record('approvePlan', plan);
    const claim = await teacher.record('claimCredit', {
      ...{ educator: EDUCATOR, state: 'OH', kind: 'course', title: 'Number theory', quantity: '6' },
      ...{ unit: 'semester_hour', completedOn: '2021-05-14', provider: 'Zz University', grade: 'A' },
    });
    await agency.record('approveCredit', { credit: claim.id });
    const designated = { educator: EDUCATOR, state: 'OH', role: 'master_teacher', on: '2019-06-29' };
    await agency.record('designateRole', { ...designated, until: '2024-06-29' });
    await world.reach('2024-06-30');
  });
  afterAll(() => world.close());

  test('does not meet what the senior license asks, and is offered the professional one', async () => {
    await world.settled();
    const { renewalStatus } = await teacher.ask(
      `{ renewalStatus { class decision { outcome } routes { tier outcome gives } } }`,
    );
    expect(renewalStatus).toMatchObject([
      {
        ...{ class: 'senior_professional', decision: { outcome: 'not_met' } },
        routes: expect.arrayContaining([
          expect.objectContaining({ tier: 'fallback_to_professional', outcome: 'met' }),
        ]),
      },
    ]);
  });

  test('cannot take what others must start, nor what the law does not offer', async () => {
    expect(await teacher.tell('electWay', { license: LICENSE, way: 'reinstatement' })).toMatchObject({
      code: 'no_such_way',
    });
    expect(await agency.tell('grantElection', { license: LICENSE })).toMatchObject({ code: 'not_applied' });
  });

  test('elects the professional license, which the agency grants for the five years that follow', async () => {
    await teacher.record('electWay', { license: LICENSE, way: 'fallback_to_professional' });
    expect(await teacher.tell('grantElection', { license: LICENSE })).toMatchObject({ code: 'not_found' });
    const granted = await agency.record('grantElection', { license: LICENSE });
    expect(granted.events).toHaveLength(1);
    await world.reach('2024-07-01');
    const { renewalStatus } = await teacher.ask(`{ renewalStatus { class startsOn deadline completedOn } }`);
    expect(renewalStatus).toEqual([
      {
        class: 'senior_professional',
        startsOn: '2019-07-01',
        deadline: '2024-06-30',
        completedOn: '2024-06-30',
      },
      { class: 'professional', startsOn: '2024-07-01', deadline: '2029-06-30', completedOn: null },
    ]);
  });
});
