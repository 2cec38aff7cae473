import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Person } from '../e2e/person.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let agency: Person;
let teacher: Person;

const HELD = 'PA-1001';
const FIRST = `${HELD}-2010-07-01`;
const SECOND = `${HELD}-2018-07-01`;

beforeAll(async () => {
  world = await openWorld({
    states: ['PA'],
    today: '2011-09-01',
    settings: [
      { setting: 'extension_of_2016_on', value: '2016-11-03' },
      { setting: 'act_13_on', value: '2020-03-27' },
      { setting: 'act_45_counts_for_act_48', value: 'yes' },
      { setting: 'c_minus_counts', value: 'no' },
    ],
  });
  agency = await world.agency('PA');
  teacher = await world.teacher('PA-1');
}, 60_000);
afterAll(() => world.close());

async function issue(educator: string, number: string, expiresOn = '2015-06-30') {
  await agency.record('registerEducator', { educator, state: 'PA', givenName: 'Ann', familyName: educator });
  const days = { issuedOn: '2001-07-01', validFrom: '2010-07-01', expiresOn };
  const held = { class: 'instructional_ii', fields: ['Mathematics'] };
  await agency.record('issueLicense', { educator, state: 'PA', number, ...held, ...days });
  await world.settled();
}

interface Preview {
  readonly count: number;
  readonly digest: string;
  readonly waiting: number;
  readonly periods: { readonly edges: readonly { readonly node: object }[] };
}

async function preview(route: string): Promise<Preview> {
  const { statutePreview } = await agency.ask(
    `query ($route: String!) {
      statutePreview(route: $route) {
        count waiting held undecided digest
        periods(first: 100) { totalCount edges { node { period educator on from to after } } }
      }
    }`.replace('periods(first: 100)', 'periods'),
    { route },
  );
  return statutePreview as Preview;
}

const enact = (route: string, digest: string) =>
  agency.tell('enactStatute', { state: 'PA', route, digest, because: `As ${route} says.` });

/** Looks at what it would do, enacts that, and waits until it is done. */
async function enactSeen(route: string) {
  const { digest } = await preview(route);
  expect(await enact(route, digest)).toHaveProperty('stream', `statute-PA-${route}`);
  await world.settled();
}

async function deadlines(educator = 'PA-1', variables: object = {}) {
  const { renewalStatus } = await agency.ask(
    `query ($educator: ID, $asOf: Day, $knownAt: Instant) {
      renewalStatus(educator: $educator, asOf: $asOf, knownAt: $knownAt) { period deadline completedOn }
    }`,
    { educator, ...variables },
  );
  return (renewalStatus as { period: string; deadline: string }[]).map(({ period, deadline }) => [
    period,
    deadline,
  ]);
}

test('a period stacks the extensions of 2011 and 2016, and the next takes those of 2020 and 2022', async () => {
  await issue('PA-1', '1001');
  await issue('PA-2', '1002');
  // Her days hold what the act gives already.
  await issue('PA-4', '1004', '2017-06-30');
  const seen = await preview('act_24');
  expect(seen).toMatchObject({
    ...{ count: 2, waiting: 0, held: 1, undecided: 0 },
    periods: {
      totalCount: 2,
      edges: [
        { node: { period: FIRST, on: '2011-08-29', from: '2015-06-30', to: '2017-06-30', after: [] } },
        { node: { period: 'PA-1002-2010-07-01', educator: 'PA-2' } },
      ],
    },
  });
  expect(await deadlines()).toEqual([[FIRST, '2015-06-30']]);

  // What is enacted is what was seen: a license that comes in between is seen first.
  await issue('PA-3', '1003');
  expect(await enact('act_24', seen.digest)).toMatchObject({ code: 'preview_outdated' });
  expect(await enact('no_such_act', seen.digest)).toMatchObject({ code: 'not_found' });
  expect(
    await teacher.tell('enactStatute', { state: 'PA', route: 'act_24', digest: seen.digest, because: 'So.' }),
  ).toMatchObject({ code: 'not_found' });
  const before = new Date().toISOString();
  await enactSeen('act_24');
  for (const educator of ['PA-1', 'PA-2', 'PA-3']) {
    expect((await deadlines(educator))[0]?.[1]).toBe('2017-06-30');
  }
  expect((await deadlines('PA-4'))[0]?.[1]).toBe('2017-06-30');
  expect(await preview('act_24')).toMatchObject({ count: 0, held: 1 });
  // As of the day before the act, and as known before it was recorded, the old end stands.
  expect(await deadlines('PA-1', { asOf: '2011-08-28' })).toEqual([[FIRST, '2015-06-30']]);
  expect(await deadlines('PA-1', { knownAt: before })).toEqual([[FIRST, '2015-06-30']]);

  await world.reach('2015-07-01');
  expect(await periodsOf()).toMatchObject([{ id: FIRST, status: 'running', endsOn: '2017-06-30' }]);
  await world.reach('2016-12-01');
  await enactSeen('extension_of_2016');
  expect(await deadlines()).toEqual([[FIRST, '2018-06-30']]);
  const { licenses } = await agency.ask(
    `{ licenses(filter: { number: "1001" }) { edges { node { expiresOn } } } }`,
  );
  expect(licenses).toEqual({ edges: [{ node: { expiresOn: '2018-06-30' } }] });

  await world.reach('2018-05-02');
  const { id: credit } = await teacher.record('claimCredit', {
    ...{ educator: 'PA-1', state: 'PA', kind: 'workshop', title: 'Eight years of learning' },
    ...{ quantity: '180', unit: 'clock_hour', completedOn: '2018-05-01', provider: 'IU 13' },
  });
  await agency.record('reportCredit', { credit, provider: 'IU 13', on: '2018-05-02' });
  await agency.record('approveCredit', { credit });
  await teacher.record('applyForRenewal', { license: HELD });
  await agency.record('renewLicense', { license: HELD });
  await world.settled();
  expect(await deadlines()).toEqual([
    [FIRST, '2018-06-30'],
    [SECOND, '2023-06-30'],
  ]);

  await world.reach('2020-09-01');
  await enactSeen('act_13');
  await world.reach('2022-08-01');
  await enactSeen('act_55');
  expect(await periodsOf()).toMatchObject([
    {
      ...{ id: FIRST, status: 'completed', firstEndsOn: '2015-06-30', endsOn: '2018-06-30' },
      moves: [
        { way: 'statute', route: 'act_24', on: '2011-08-29', from: '2015-06-30', endsOn: '2017-06-30' },
        { way: 'statute', route: 'extension_of_2016', on: '2016-11-03', endsOn: '2018-06-30' },
      ],
    },
    {
      ...{ id: SECOND, status: 'running', firstEndsOn: '2023-06-30', endsOn: '2025-06-30' },
      moves: [
        { route: 'act_13', on: '2020-03-27', from: '2023-06-30', endsOn: '2024-06-30' },
        { route: 'act_55', on: '2022-07-08', from: '2024-06-30', endsOn: '2025-06-30' },
      ],
    },
  ]);
  const { statutes } = await agency.ask(
    '{ statutes { route due given enactments { periods extended isCarriedOut } citations { title } } }',
  );
  const [act24] = (statutes as { route: string }[]).filter(({ route }) => route === 'act_24');
  expect(act24).toMatchObject({
    ...{ due: 0, given: 3 },
    enactments: [{ periods: 3, extended: 3, isCarriedOut: true }],
  });

  // Whoever was not renewed by the eighth year is inactive from the day after, in so many words of the law.
  const { periods } = await agency.ask(
    '{ periods(filter: { status: closed }) { edges { node { educator consequence closedOn } } } }',
  );
  expect(periods).toEqual({
    edges: ['PA-2', 'PA-3', 'PA-4'].map((educator) => ({
      node: { educator, consequence: 'inactivation', closedOn: '2020-09-01' },
    })),
  });
}, 120_000);

async function periodsOf() {
  const { periods } = await teacher.ask(
    `{ periods { edges { node {
      id status firstEndsOn endsOn moves { way route on from endsOn }
    } } } }`,
  );
  return (periods as { edges: { node: object }[] }).edges.map(({ node }) => node);
}
