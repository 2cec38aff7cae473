import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { publishPolicy } from '../../src/app/commands/policy.ts';
import { digestOf } from '../../src/app/standing/policy-book.ts';
import type { Person } from '../e2e/person.ts';
import { openWorld, type World } from './world.ts';

const EDUCATOR = 'TN-500001';

/** Invented: Tennessee's own law for applications is in no policy yet. */
const LAW = `schema: 1
state: TN
strand: initial_licensure
version: 1
title: Who is licensed, as invented
time_zone: America/Chicago
unit: { one: point, many: points }
since: 2020-07-01
selected_by: application
citations:
  rule_1:
    title: Rule 1
    link: https://example.org/rule-1
    basis: regulation
    verified_on: 2026-11-21
require:
  - for: { license.class: practitioner }
    tree:
      kind: count
      id: degree
      asks: A bachelor's degree.
      since: unknown
      from: degrees
      where: { level: bachelor }
      within: any_time
      at_least: 1
      unit: { one: degree, many: degrees }
      cite: { rule_1: TN.requirements.1 }
`;

const APPLICATION = `query ($application: ID!) { application(application: $application) {
  status codes with decision { outcome missing requirement { id outcome } policy { strand } }
  answer { by on license from until } } }`;

describe('somebody who applies for a first license', () => {
  let world: World;
  let agency: Person;
  let teacher: Person;
  let application: string;
  let conferral: string;

  beforeAll(async () => {
    world = await openWorld({ states: ['TN'], today: '2024-07-01' });
    agency = await world.agency('TN');
    teacher = await world.teacher(EDUCATOR);
    const name = { givenName: 'Ada', familyName: 'Moss' };
    await agency.record('registerEducator', { educator: EDUCATOR, state: 'TN', ...name });
    const law = { state: 'TN', strand: 'initial_licensure', version: 1, schema: 1, text: LAW };
    await publishPolicy(
      world.ledger.jurist,
      { type: 'Publish', ...law, digest: digestOf(LAW) },
      { commandId: 'publish', actor: 'admin' },
    );
    const filed = { state: 'TN', class: 'practitioner', fields: ['Biology 6-12'] };
    application = (await teacher.record('applyForLicense', filed)).id;
    await world.settled();
  });
  afterAll(() => world.close());

  const ask = async (person: Person) => (await person.ask(APPLICATION, { application })).application;
  const grant = { number: '5000001', from: '2024-08-01', until: '2027-07-31' };

  test('sees what the law asks and what is missing, with whom it lies, and that she may not teach yet', async () => {
    expect(await ask(teacher)).toMatchObject({
      ...{ status: 'open', with: 'the licensing agency of TN', answer: null },
      decision: {
        ...{ outcome: 'not_met', policy: { strand: 'initial_licensure' } },
        requirement: [{ id: 'degree', outcome: 'not_met' }],
      },
    });
    const where = `{ whereIsMyApplication { what application license since mayServe reasons { code } } }`;
    expect((await teacher.ask(where))['whereIsMyApplication']).toEqual([
      {
        ...{ what: 'license', application, license: null, since: '2024-07-01' },
        ...{ mayServe: false, reasons: [{ code: 'no_license' }] },
      },
    ]);
  });

  test('is told the same twice, and is nobody else’s to see', async () => {
    const filed = { state: 'TN', class: 'practitioner', fields: ['Biology 6-12'] };
    expect(await teacher.tell('applyForLicense', filed)).toMatchObject({ id: application, events: [] });
    const other = await world.teacher('TN-500002');
    expect(await ask(other)).toBeNull();
    expect(await ask(await world.agency('OH'))).toBeNull();
    expect(await other.tell('withdrawLicenseApplication', { application })).toMatchObject({
      code: 'not_found',
    });
    const year = { educator: EDUCATOR, state: 'TN', employer: 'a-district', schoolYear: '2022-23' };
    await agency.record('recordService', { ...year, role: 'aide', days: 100 });
    const employer = await world.as({ subject: 'd', roles: ['district'], employer: 'a-district' });
    const where = `{ whereIsMyApplication(educator: "${EDUCATOR}") { what } }`;
    expect((await agency.ask(where))['whereIsMyApplication']).toEqual([{ what: 'license' }]);
    expect((await employer.ask(where))['whereIsMyApplication']).toBeNull();
    expect(await ask(employer)).toBeNull();
    const mine = `{ applications { totalCount } }`;
    expect((await other.ask(mine))['applications']).toEqual({ totalCount: 0 });
    expect(
      (await other.ask(`{ applications(filter: { educator: "${EDUCATOR}" }) { totalCount } }`))[
        'applications'
      ],
    ).toBeNull();
  });

  test('awaits the agency, by state, kind, class, age and status', async () => {
    const queue = `{ reviewQueue(filter: { kinds: [application] }) { edges { node { record detail since mayAct } } } }`;
    expect((await agency.ask(queue))['reviewQueue']).toEqual({
      edges: [
        { node: { record: application, detail: 'practitioner', since: '2024-07-01', mayAct: ['agency'] } },
      ],
    });
    const count = async (filter: string) =>
      (await agency.ask(`{ applications(filter: ${filter}) { totalCount } }`))['applications'];
    const all = '{ status: open, kind: license, class: "practitioner", filedTo: "2024-07-01" }';
    expect(await count(all)).toEqual({ totalCount: 1 });
    expect(await count('{ filedTo: "2024-06-30" }')).toEqual({ totalCount: 0 });
    expect(await count('{ kind: endorsement }')).toEqual({ totalCount: 0 });
  });

  test('is not granted what the law does not give', async () => {
    expect(await agency.tell('grantApplication', { application, ...grant })).toMatchObject({
      code: 'requirement_not_met',
    });
    expect(await teacher.tell('grantApplication', { application, ...grant })).toMatchObject({
      code: 'not_found',
    });
  });

  test('is granted it once the degree is on record: one license, whose decision is kept, and a period', async () => {
    const degree = { level: 'bachelor', field: 'Biology', institution: 'A college', on: '2024-05-10' };
    const recorded = await agency.record('recordDegree', { educator: EDUCATOR, ...degree });
    [conferral = ''] = recorded.events;
    expect(await agency.tell('denyApplication', { application, because: 'No.' })).toMatchObject({
      code: 'requirement_met',
    });
    await agency.record('grantApplication', { application, ...grant });
    expect(await agency.tell('grantApplication', { application, ...grant })).toMatchObject({ events: [] });
    expect(await agency.tell('grantApplication', { application, ...grant, number: '5000002' })).toMatchObject(
      { code: 'already_granted' },
    );
    await world.settled();
    expect(await ask(teacher)).toMatchObject({
      ...{ status: 'granted', codes: [], with: null },
      decision: { outcome: 'met' },
      answer: { by: 'agency-tn', license: 'TN-5000001', from: '2024-08-01', until: '2027-07-31' },
    });
    const { licenses } = await agency.ask(
      `{ licenses(filter: { educator: "${EDUCATOR}" }) { edges { node { id class fields } } } }`,
    );
    expect(licenses).toEqual({
      edges: [{ node: { id: 'TN-5000001', class: 'practitioner', fields: ['Biology 6-12'] } }],
    });
    const { renewalStatus } = await teacher.ask('{ renewalStatus { license startsOn } }');
    expect(renewalStatus).toEqual([{ license: 'TN-5000001', startsOn: '2024-08-01' }]);
    expect((await teacher.ask('{ whereIsMyApplication { what } }'))['whereIsMyApplication']).toEqual([]);
  });

  test('has the grant put up for review when the degree turns out to be none, and sees it under the license', async () => {
    const because = 'The college knows nothing of it.';
    await agency.record('retractFact', { educator: EDUCATOR, eventId: conferral, because });
    await world.settled();
    const reviewed = expect.stringMatching(`^application-${application}@\\d+$`);
    const { licenseStanding } = await teacher.ask(
      `{ licenseStanding(license: "TN-5000001") { openReviews { subject reviewed because } } }`,
    );
    expect(licenseStanding).toEqual({
      openReviews: [{ subject: 'decision', reviewed, because: 'fact_retracted' }],
    });
    const { decisions } = await agency.ask(
      `{ decisions(filter: { educator: "${EDUCATOR}" }) { edges { node { id kind application license outcome } } } }`,
    );
    expect(decisions).toEqual({
      edges: [
        {
          node: {
            ...{ id: reviewed, kind: 'application_grant', application, license: 'TN-5000001' },
            outcome: 'met',
          },
        },
      ],
    });
  });
});
