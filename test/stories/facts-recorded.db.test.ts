import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openWorld, type World } from './world.ts';

/** What each record says is too little for the law, until somebody records what it asks for. */
describe('an answer of the law', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld({ states: ['PA', 'IL', 'OH'], today: '2024-06-01' });
  });
  afterAll(() => world.close());

  async function licensed(
    state: string,
    said: { readonly class: string } & Readonly<Record<string, string>>,
  ) {
    const educator = `${state}-410001`;
    const agency = await world.agency(state);
    await agency.record('registerEducator', { educator, state, givenName: 'Noor', familyName: 'Khan' });
    const held = { number: 'R1', fields: ['Chemistry 7-12'], ...said };
    await agency.record('issueLicense', { educator, state, ...held });
    await world.settled();
    return { educator, license: `${state}-R1`, agency, teacher: await world.teacher(educator) };
  }

  test('spares a retiree of Pennsylvania from the day the agency states it, until a return to work', async () => {
    const days = { issuedOn: '2001-07-01', validFrom: '2019-07-01', expiresOn: '2024-06-30' };
    const { license, agency, teacher } = await licensed('PA', { class: 'instructional_ii', ...days });
    const seen = async () =>
      teacher.ask(
        `query ($license: ID!) {
          renewalStatus(license: $license) { decision { outcome } }
          licenseStanding(license: $license) { status statuses { status from until } }
        }`,
        { license },
      );
    const standing = { status: 'active', statuses: [] };
    expect(await seen()).toEqual({
      renewalStatus: [{ decision: { outcome: 'not_met' } }],
      licenseStanding: standing,
    });
    const retired = { license, status: 'retired', from: '2022-07-01' };
    expect(await teacher.tell('beginStatus', retired)).toMatchObject({ code: 'not_found' });
    const { events } = await agency.record('beginStatus', retired);
    expect(await agency.record('beginStatus', retired)).toMatchObject({ events: [] });
    expect(await seen()).toEqual({
      renewalStatus: [{ decision: { outcome: 'not_applicable' } }],
      licenseStanding: { ...standing, statuses: [{ status: 'retired', from: '2022-07-01', until: null }] },
    });
    expect(events).toHaveLength(1);
    await agency.record('endStatus', { license, status: 'retired', from: '2024-06-01' });
    expect(await seen()).toEqual({
      renewalStatus: [{ decision: { outcome: 'not_met' } }],
      licenseStanding: standing,
    });
  });

  test('asks a retiree of Illinois for no hours of years not worked in the cycle', async () => {
    const days = { validFrom: '2020-07-01', expiresOn: '2025-06-30' };
    const { license, agency, teacher } = await licensed('IL', { class: 'professional', ...days });
    const seen = async () =>
      (await teacher.ask('{ renewalStatus { decision { outcome missing } } }'))['renewalStatus'];
    expect(await seen()).toEqual([
      { decision: { outcome: 'not_met', missing: ['120 more hours by 30 June 2025.'] } },
    ]);
    await agency.record('beginStatus', { license, status: 'retired', from: '2020-07-01' });
    expect(await seen()).toEqual([{ decision: { outcome: 'met', missing: [] } }]);
  });

  test('opens the senior license of Ohio once the class served under is on record of every year', async () => {
    const days = { validFrom: '2020-07-01', expiresOn: '2025-06-30' };
    const { educator, agency, teacher } = await licensed('OH', { class: 'professional', ...days });
    const degree = { level: 'master', institution: 'A University', on: '2014-05-10' };
    await agency.record('recordDegree', { educator, ...degree });
    const designated = { role: 'master_teacher', on: '2022-06-29', until: '2027-06-28' };
    await agency.record('designateRole', { educator, state: 'OH', ...designated });
    const served = { educator, state: 'OH', employer: 'a-district', role: 'teacher', days: 180 };
    const professional = { licenseClass: 'professional', school: 'Hillside', setting: 'public' };
    for (let year = 14; year < 22; year += 1) {
      await agency.record('recordService', {
        ...{ ...served, ...professional, field: 'Chemistry 7-12', schoolYear: `20${year}-${year + 1}` },
      });
    }
    const ninth = { ...served, schoolYear: '2022-23' };
    const { events } = await agency.record('recordService', ninth);
    const senior = async () => {
      const { careerPathways } = await teacher.ask('{ careerPathways { tiers { tier outcome missing } } }');
      const [{ tiers }] = careerPathways as [{ tiers: readonly { readonly tier: string }[] }];
      return tiers.find(({ tier }) => tier === 'senior_professional');
    };
    const lacking = 'The class of the license served under is not recorded.';
    expect(await senior()).toMatchObject({
      ...{ outcome: 'undetermined', missing: [expect.anything(), `2022-23: ${lacking}`] },
    });
    expect(await agency.tell('recordService', { ...ninth, ...professional })).toMatchObject({
      code: 'service_differs',
    });
    const wrong = { educator, eventId: events[0], because: 'The class was left out.' };
    await agency.record('retractFact', wrong);
    await agency.record('recordService', { ...ninth, ...professional });
    expect(await senior()).toMatchObject({ outcome: 'met', missing: [] });
  });
});
