import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../e2e/person.ts';
import { openWorld, type World } from './world.ts';

const EDUCATOR = 'OH-300001';
const OTHER = 'OH-300002';
const EMPLOYED = { state: 'OH', employer: 'zz-local-schools', position: 'teacher', field: 'Mathematics' };

let world: World;
let agency: Person;
let teacher: Person;
let district: Person;
beforeAll(async () => {
  world = await openWorld({
    ...{ states: ['OH', 'NC'], today: '2024-06-01' },
    settings: [
      { setting: 'october_deadline_since', value: '2020-01-01' },
      { setting: 'masters_asked_until', value: '2020-01-01' },
    ],
  });
  agency = await world.agency('OH');
  teacher = await world.teacher(EDUCATOR);
  district = await world.as({ subject: 'desk', roles: ['district'], employer: 'zz-local-schools' });
  for (const educator of [EDUCATOR, OTHER]) {
    await agency.record('registerEducator', { educator, state: 'OH', givenName: 'Ida', familyName: 'Moore' });
  }
  await agency.record('issueLicense', {
    ...{ educator: EDUCATOR, state: 'OH', number: 'L1', class: 'lead_professional', fields: ['Mathematics'] },
    ...{ issuedOn: '2014-07-01', validFrom: '2019-07-01', expiresOn: '2024-06-30' },
  });
  await agency.record('approvePlan', { license: 'OH-L1', committee: 'local', on: '2019-08-15' });
  const claim = await teacher.record('claimCredit', {
    ...{ educator: EDUCATOR, state: 'OH', kind: 'course', title: 'Number theory', quantity: '6' },
    ...{ unit: 'semester_hour', completedOn: '2021-05-14', provider: 'Zz University', grade: 'A' },
  });
  await agency.record('approveCredit', { credit: claim.id });
  await agency.record('recordBoardCertificate', {
    ...{
      educator: EDUCATOR,
      board: 'National Board',
      kind: 'initial',
      on: '2020-12-01',
      until: '2025-11-30',
    },
  });
});
afterAll(() => world.close());

interface Standing {
  readonly decision: { readonly outcome: string; readonly codes: readonly string[] };
}
interface Row {
  readonly id: string;
  readonly event: string;
  readonly [field: string]: unknown;
}

async function standing(): Promise<Standing['decision'] | undefined> {
  const { renewalStatus } = await teacher.ask('{ renewalStatus { decision { outcome codes } } }');
  return (renewalStatus as readonly Standing[])[0]?.decision;
}

async function listed(person: Person, args: string): Promise<readonly Row[] | null> {
  await world.settled();
  const { employments } = await person.ask(`{
    employments${args} {
      edges { node { id event educator employer setting position field fte from until beganOn endsOn onLeave pending } }
    }
  }`);
  const found = employments as { readonly edges: readonly { readonly node: Row }[] } | null;
  return found?.edges.map(({ node }) => node) ?? null;
}

const days = (rows: readonly Row[] | null) =>
  rows?.map(({ position, from, until }) => [position, from, until]);

describe('employment on record', () => {
  test('is what a lead professional license in Ohio is decided upon', async () => {
    expect(await standing()).toMatchObject({ outcome: 'undetermined', codes: ['not_encoded'] });
    expect(
      await agency.tell('beginEmployment', { ...EMPLOYED, educator: EDUCATOR, on: '2014-08-01' }),
    ).toMatchObject({ code: 'employer_unknown' });
    await agency.record('registerEmployer', {
      ...{ employer: 'zz-local-schools', state: 'OH', name: 'Zz Local Schools', setting: 'public' },
    });
    await agency.record('beginEmployment', { ...EMPLOYED, educator: EDUCATOR, fte: '1', on: '2014-08-01' });
    expect(await standing()).toMatchObject({ outcome: 'met', codes: [] });
    await world.settled();
    const { licenses } = await agency.ask(
      '{ licenses(filter: { outcome: met }) { edges { node { number } } } }',
    );
    expect(licenses).toEqual({ edges: [{ node: { number: 'L1' } }] });
  });

  test('is named where it decides, as in North Carolina upon who is to lead teachers', async () => {
    const carolina = await world.agency('NC');
    const whose = { educator: 'NC-300001', state: 'NC' };
    await carolina.record('registerEducator', { ...whose, givenName: 'Ida', familyName: 'Moore' });
    await carolina.record('issueLicense', {
      ...{ ...whose, number: 'N1', class: 'continuing', fields: ['Mathematics'] },
      ...{ validFrom: '2020-07-01', expiresOn: '2025-06-30' },
    });
    const district = { employer: 'a-district', state: 'NC' };
    await carolina.record('registerEmployer', { ...district, name: 'A District', setting: 'public' });
    const noAdministrator = async () => {
      const { careerPathways } = await carolina.ask(`{
        careerPathways(educator: "${whose.educator}") { tiers { requirement { id outcome events } } }
      }`);
      const [held] = careerPathways as readonly {
        readonly tiers: readonly { readonly requirement: readonly { readonly id: string }[] }[];
      }[];
      const nodes = held?.tiers.flatMap(({ requirement }) => requirement) ?? [];
      return nodes.find(({ id }) => id === 'no_administrator');
    };
    const post = { ...whose, ...district };
    await carolina.record('beginEmployment', { ...post, position: 'teacher', on: '2020-08-01' });
    expect(await noAdministrator()).toMatchObject({ outcome: 'met', events: [] });
    const began = await carolina.record('beginEmployment', {
      ...{ ...post, position: 'assistant_principal', on: '2024-01-08' },
    });
    expect(await noAdministrator()).toMatchObject({ outcome: 'not_met', events: began.events });
    await carolina.record('endEmployment', { employment: began.id, on: '2024-05-31' });
    expect(await noAdministrator()).toMatchObject({ outcome: 'met', events: [] });
  });

  test('lets the employer’s desk act for its people, and for nobody else', async () => {
    const nobody = { ...EMPLOYED, educator: 'OH-300009', on: '2024-01-08' };
    expect(await district.tell('beginEmployment', nobody)).toMatchObject({ code: 'not_found' });
    const elsewhere = await world.as({ subject: 'other', roles: ['district'], employer: 'elsewhere' });
    const mine = { ...EMPLOYED, educator: EDUCATOR, position: 'coach', on: '2023-08-01' };
    expect(await elsewhere.tell('beginEmployment', mine)).toMatchObject({ code: 'not_found' });
    expect(await teacher.tell('beginEmployment', mine)).toMatchObject({ code: 'not_found' });
    const { id: employment } = await district.record('beginEmployment', mine);
    expect(await elsewhere.tell('endEmployment', { employment, on: '2024-05-31' })).toMatchObject({
      code: 'not_found',
    });
    await district.record('endEmployment', { employment, on: '2024-05-31' });
    const { renewalStatus } = await district.ask(`{ renewalStatus(educator: "${EDUCATOR}") { class } }`);
    expect(renewalStatus).toEqual([{ class: 'lead_professional' }]);
  });

  test('is listed by assignment, on a day, at an employer, in an order and page by page', async () => {
    const { id: employment } = await agency.record('beginEmployment', {
      ...{ ...EMPLOYED, educator: OTHER, on: '2016-08-01' },
    });
    await agency.record('changeAssignment', {
      ...{ employment, position: 'principal', fte: '0.5', on: '2022-08-01' },
    });
    await agency.record('beginLeave', { employment, on: '2024-05-01' });
    const own = await listed(agency, `(filter: { educator: "${OTHER}" })`);
    expect(own).toMatchObject([
      {
        position: 'principal',
        fte: '0.5',
        from: '2022-08-01',
        until: null,
        onLeave: true,
        setting: 'public',
      },
      { position: 'teacher', fte: null, from: '2016-08-01', until: '2022-07-31', beganOn: '2016-08-01' },
    ]);
    const onDay = await listed(agency, `(filter: { on: "2020-01-15" }, sort: { by: educator })`);
    expect(days(onDay)).toEqual([
      ['teacher', '2014-08-01', null],
      ['teacher', '2016-08-01', '2022-07-31'],
    ]);
    expect(days(await listed(agency, '(filter: { position: "coach" })'))).toEqual([
      ['coach', '2023-08-01', '2024-05-31'],
    ]);
    expect(days(await listed(agency, '(filter: { onLeave: true, on: "2024-04-30" })'))).toEqual([]);
    expect(days(await listed(agency, '(filter: { onLeave: true })'))).toHaveLength(1);
    expect(await listed(district, '')).toHaveLength(4);
    expect(await listed(await world.agency('PA'), '')).toEqual([]);
    expect(days(await listed(teacher, '(sort: { by: position })'))).toEqual([
      ['coach', '2023-08-01', '2024-05-31'],
      ['teacher', '2014-08-01', null],
    ]);
    expect(await listed(teacher, `(filter: { educator: "${OTHER}" })`)).toBeNull();

    const all = await listed(agency, '(sort: { by: employer })');
    const paged: unknown[] = [];
    for (let after = ''; after !== 'end';) {
      const { employments } = await agency.ask(`{
        employments(sort: { by: employer }, first: 1${after}) {
          totalCount pageInfo { hasNextPage endCursor } edges { node { event } }
        }
      }`);
      const page = employments as {
        readonly totalCount: number;
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
        readonly edges: readonly { readonly node: { readonly event: string } }[];
      };
      expect(page.totalCount).toBe(4);
      paged.push(...page.edges.map(({ node }) => node.event));
      after = page.pageInfo.hasNextPage ? `, after: "${page.pageInfo.endCursor}"` : 'end';
    }
    expect(paged).toEqual(all?.map(({ event }) => event));
  });

  test('that is taken back is gone from answers and lists alike', async () => {
    const [row] = (await listed(teacher, '(filter: { position: "teacher" })')) ?? [];
    await agency.record('retractEmployment', {
      ...{ employment: row?.id, eventId: row?.event, because: 'It was somebody of the same name.' },
    });
    expect(await standing()).toMatchObject({ outcome: 'undetermined' });
    expect(days(await listed(teacher, ''))).toEqual([['coach', '2023-08-01', '2024-05-31']]);
  });
});

describe('the register of employers', () => {
  const list = async (person: Person, args: string) => {
    await world.settled();
    const { employers } = await person.ask(
      `{ employers${args} { totalCount edges { node { employer name setting closedAfter } } } }`,
    );
    return (employers as { readonly edges: readonly { readonly node: unknown }[] }).edges.map(
      ({ node }) => node,
    );
  };

  test('tells everybody how one is called and of which kind it is on a day', async () => {
    const named = { employer: 'zz-academy', state: 'OH' };
    await agency.record('registerEmployer', { ...named, name: 'Zz Academy', setting: 'nonpublic' });
    await agency.record('renameEmployer', { ...named, name: 'Academy of Zz' });
    await agency.record('reclassifyEmployer', {
      ...{ ...named, setting: 'charter', from: '2023-07-01', because: 'It was chartered.' },
    });
    expect(await list(teacher, '(filter: { state: "OH" })')).toEqual([
      { employer: 'zz-academy', name: 'Academy of Zz', setting: 'charter', closedAfter: null },
      { employer: 'zz-local-schools', name: 'Zz Local Schools', setting: 'public', closedAfter: null },
    ]);
    expect(await list(teacher, '(filter: { setting: "nonpublic" }, asOf: "2023-06-30")')).toMatchObject([
      { employer: 'zz-academy' },
    ]);
    const closed = await agency.record('closeEmployer', {
      ...{ ...named, until: '2024-05-31', because: 'Too few pupils.' },
    });
    expect(
      await list(teacher, '(filter: { state: "OH", open: true }, sort: { by: name, direction: desc })'),
    ).toMatchObject([{ employer: 'zz-local-schools' }]);
    const late = { ...EMPLOYED, ...named, educator: OTHER, on: '2024-06-01' };
    expect(await agency.tell('beginEmployment', late)).toMatchObject({ code: 'employer_closed' });
    await agency.record('retractEmployerChange', {
      ...{ ...named, eventId: closed.events[0], because: 'It goes on.' },
    });
    await agency.record('beginEmployment', late);
    expect(await listed(agency, '(filter: { employer: "zz-academy" })')).toMatchObject([
      { setting: 'charter' },
    ]);
    expect(await list(teacher, '(first: 1)')).toHaveLength(1);
  });

  test('is kept by the agency of the state alone', async () => {
    const other = await world.agency('PA');
    const named = { employer: 'another', state: 'OH', name: 'Another', setting: 'public' };
    for (const person of [other, district, teacher]) {
      expect(await person.tell('registerEmployer', named)).toMatchObject({ code: 'not_found' });
    }
  });
});
