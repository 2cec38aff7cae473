import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Person } from '../e2e/person.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let agency: Person;
let teacher: Person;

const FIRST = 'PA-2001-2020-07-01';
const SECOND = 'PA-2002-2020-07-01';

beforeAll(async () => {
  world = await openWorld({
    states: ['PA'],
    today: '2024-06-30',
    settings: [
      { setting: 'act_13_on', value: '2020-03-27' },
      { setting: 'c_minus_counts', value: 'no' },
      { setting: 'act_45_counts_for_act_48', value: 'yes' },
    ],
  });
  agency = await world.agency('PA');
  teacher = await world.teacher('PA-1');
  const educator = 'PA-1';
  await agency.record('registerEducator', { educator, state: 'PA', givenName: 'Ann', familyName: 'Bell' });
  for (const number of ['2001', '2002']) {
    const days = { issuedOn: '2001-07-01', validFrom: '2020-07-01', expiresOn: '2025-06-30' };
    const held = { class: 'instructional_ii', fields: [] };
    await agency.record('issueLicense', { educator, state: 'PA', number, ...held, ...days });
  }
  await world.settled();
}, 60_000);
afterAll(() => world.close());

async function ends() {
  const { periods } = await teacher.ask(
    '{ periods(sort: { by: startsOn }) { edges { node { id endsOn status requestedRoute suspendedFor } } } }',
  );
  return (periods as { edges: { node: object }[] }).edges.map(({ node }) => node);
}

const request = (period: string, route: string) => teacher.tell('requestExtension', { period, route });
const decide = (period: string, route: string, granted: boolean, because?: string) =>
  agency.tell('decideExtension', { period, route, granted, because });

test('of two periods side by side each is extended by itself, in the window and by the gate of the law', async () => {
  expect(await request(FIRST, 'extension')).toEqual({
    code: 'window_not_open',
    because: 'Requests are taken from 2024-07-01 on.',
  });
  expect(await request(FIRST, 'hardship')).toMatchObject({ code: 'no_such_extension' });
  const stranger = await world.teacher('PA-9');
  expect(await stranger.tell('requestExtension', { period: FIRST, route: 'extension' })).toMatchObject({
    code: 'not_found',
  });

  await world.reach('2024-07-01');
  for (const period of [FIRST, SECOND]) {
    expect(await request(period, 'extension')).toHaveProperty('stream', `period-${period}`);
  }
  await world.settled();
  expect(await ends()).toMatchObject([{ requestedRoute: 'extension' }, { requestedRoute: 'extension' }]);
  expect(
    await teacher.tell('decideExtension', { period: FIRST, route: 'extension', granted: true }),
  ).toMatchObject({ code: 'not_found' });

  // How long it is the sources do not say, so nothing is given before the Department has.
  expect(await decide(FIRST, 'extension', true)).toMatchObject({ code: 'end_not_in_law' });
  const setting = { state: 'PA', strand: 'recertification', setting: 'months_of_extension', value: '6' };
  await agency.record('confirmSetting', { ...setting, because: 'A letter.' });
  expect(await decide(FIRST, 'extension', true)).toHaveProperty('stream');
  expect(await decide(SECOND, 'extension', false, 'Nothing was sent in.')).toHaveProperty('stream');
  await world.settled();
  expect(await ends()).toMatchObject([
    { id: FIRST, endsOn: '2025-12-30', requestedRoute: null },
    { id: SECOND, endsOn: '2025-06-30', requestedRoute: null },
  ]);

  // What was refused is refused for the period, in the words of the law; what was given moved the window.
  expect(await request(SECOND, 'extension')).toMatchObject({ code: 'not_eligible' });
  expect(await request(FIRST, 'extension')).toEqual({
    code: 'window_not_open',
    because: 'Requests are taken from 2024-12-31 on.',
  });
}, 60_000);

test('active duty adds its days, and a period that rests is not over', async () => {
  await world.reach('2025-02-03');
  await agency.record('recordAct', {
    ...{ educator: 'PA-1', state: 'PA', act: 'military_duty', doneBy: 'agency', on: '2025-02-01' },
    ...{ from: '2024-10-01', until: '2025-01-31' },
  });
  expect(await request(SECOND, 'military_extension')).toHaveProperty('stream');
  expect(await decide(SECOND, 'military_extension', true)).toHaveProperty('stream');
  await agency.record('suspendPeriod', {
    ...{ period: FIRST, from: '2025-02-01', ground: 'voluntary_inactive' },
    because: 'A letter of 30 January.',
  });
  await world.settled();
  expect(await ends()).toMatchObject([
    { id: FIRST, status: 'suspended', suspendedFor: 'voluntary_inactive' },
    { id: SECOND, status: 'running', endsOn: '2025-10-31' },
  ]);
  await world.reach('2026-02-01');
  expect(await ends()).toMatchObject([
    { id: FIRST, status: 'suspended' },
    { id: SECOND, status: 'closed' },
  ]);
  expect(await agency.tell('closePeriod', { period: FIRST })).toMatchObject({ code: 'suspended' });
  await agency.record('resumePeriod', {
    ...{ period: FIRST, on: '2026-02-01', endsOn: '2026-12-30' },
    because: 'Eleven months, by the letter of the Department.',
  });
  await world.settled();
  expect(await ends()).toMatchObject([{ id: FIRST, status: 'running', endsOn: '2026-12-30' }, {}]);
}, 60_000);

test('the agency finds periods by how they stand, page by page', async () => {
  const page = async (filter: string, more = 'first: 1') => {
    const { periods } = await agency.ask(
      `{ periods(filter: { ${filter} }, ${more}) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { id } }
      } }`,
    );
    const { edges, ...rest } = periods as Page;
    return { ...rest, ids: edges.map(({ node }) => node.id) };
  };
  const first = await page('class: "instructional_ii", extended: true');
  expect(first).toMatchObject({ totalCount: 2, ids: [SECOND], pageInfo: { hasNextPage: true } });
  const { endCursor } = first.pageInfo;
  const next = await page('class: "instructional_ii", extended: true', `first: 1, after: "${endCursor}"`);
  expect(next).toMatchObject({ ids: [FIRST], pageInfo: { hasNextPage: false } });
  await expect(page('extended: true', 'after: "nowhere"')).rejects.toThrow('cursor');
  expect(await page('endsFrom: "2026-12-30"')).toMatchObject({ totalCount: 1, ids: [FIRST] });
  expect(await page('endsTo: "2026-12-29"')).toMatchObject({ totalCount: 1, ids: [SECOND] });
  expect(await page('requested: true')).toMatchObject({ totalCount: 0 });
  expect(await page('license: "PA-2002", consequence: inactivation')).toMatchObject({ ids: [SECOND] });
  const auditor = await world.as({ subject: 'auditor-nj', roles: ['auditor'], state: 'NJ' });
  expect(await auditor.ask('{ periods(filter: { state: "PA" }) { totalCount } }')).toEqual({ periods: null });
  expect(
    await teacher.ask(
      '{ statutes(state: "PA") { route } statutePreview(state: "PA", route: "act_55") { count } }',
    ),
  ).toEqual({ statutes: null, statutePreview: null });
}, 60_000);

interface Page {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}
