import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/app/access.ts';
import { openWorld, type World } from '../stories/world.ts';
import { AGENCY, APPROVER, AUDITOR, DISTRICT, OTHER_AGENCY, TEACHER, UNION } from './cast.ts';

const QUERY = `query ($filter: DecisionFilter, $direction: SortDirection!, $first: Int, $after: String) {
  decisions(filter: $filter, direction: $direction, first: $first, after: $after) {
    totalCount
    pageInfo { endCursor hasNextPage }
    edges { cursor node {
      id event kind license period application credit educator state route on by outcome codes missing required counted unit
      policyVersion policyDigest ordinal
    } }
  }
}`;

interface Connection {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  readonly edges: readonly { readonly node: { readonly id: string; readonly kind: string } }[];
}

let world: World;

async function decisions(identity: Identity, variables: object = {}): Promise<Connection | null> {
  await world.settled();
  const { body } = await world.server.ask(identity, QUERY, { direction: 'desc', ...variables });
  expect(body.errors).toBeUndefined();
  return body.data?.['decisions'] as Connection | null;
}

const found = async (filter: object) =>
  (await decisions(AGENCY, { filter }))?.edges.map(({ node }) => `${node.kind} ${node.id}`);

const tell = async (identity: Identity, mutation: string, input: object) => {
  const { body } = await world.server.tell(identity, mutation, input);
  const answer = body.data?.['answer'] as { readonly id: string; readonly code?: string };
  expect(answer.code).toBeUndefined();
  return answer;
};

beforeAll(async () => {
  world = await openWorld({
    ...{ states: ['TN'], today: '2024-02-01' },
    settings: [{ setting: 'experience_from', value: '2024-12-31' }],
  });
  for (const number of ['1', '2']) {
    const educator = `TN-10000${number}`;
    await tell(AGENCY, 'registerEducator', { educator, state: 'TN', givenName: 'Ada', familyName: 'Okafor' });
    await tell(AGENCY, 'issueLicense', {
      ...{ educator, state: 'TN', number, class: 'professional', issuedOn: '2012-09-01' },
      ...{ validFrom: '2018-09-01', expiresOn: '2024-08-31' },
    });
    await world.settled();
    const teacher: Identity = { subject: `teacher-${number}`, roles: ['teacher'], educator };
    if (number === '1') {
      const { id: credit } = await tell(teacher, 'claimCredit', {
        ...{ educator, state: 'TN', kind: 'workshop', title: 'All of it', quantity: '60' },
        ...{ unit: 'clock_hour', completedOn: '2023-06-01', provider: 'A College' },
      });
      await tell(AGENCY, 'approveCredit', { credit });
    }
    await tell(teacher, 'applyForRenewal', { license: `TN-${number}` });
  }
  await tell(AGENCY, 'denyRenewal', { license: 'TN-2', because: 'Nothing was recorded.' });
  await world.reach('2024-02-05');
  await tell(AGENCY, 'renewLicense', { license: 'TN-1' });
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('decisions', () => {
  test('are told with why, by whom and under which text, the latest first', async () => {
    const page = await decisions(AGENCY);
    const policy = { policyVersion: 2, policyDigest: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(page?.edges.map(({ node }) => node)).toMatchObject([
      {
        ...{
          kind: 'renewal',
          license: 'TN-1',
          period: 'TN-1-2018-09-01',
          educator: 'TN-100001',
          state: 'TN',
        },
        ...{ on: '2024-02-05', by: 'agency-tn', outcome: 'met', codes: [], missing: [], route: null },
        ...{ required: '60', counted: '60', unit: 'PDPs', ...policy },
      },
      {
        ...{ kind: 'renewal_denial', license: 'TN-2', educator: 'TN-100002', on: '2024-02-01' },
        ...{ by: 'agency-tn', outcome: 'not_met', codes: expect.arrayContaining(['short_of_total']) },
        ...{ missing: ['60 more PDPs by 31 August 2024.'], required: '60', counted: '0', ...policy },
      },
      {
        ...{ kind: 'credit_approval', license: null, period: null, educator: 'TN-100001', on: '2024-02-01' },
        ...{ by: 'agency-tn', credit: expect.any(String), application: null, outcome: null, codes: [] },
        ...{ unit: null, policyVersion: null },
      },
    ]);
    // What a person wrote of another stands in the log alone.
    expect(JSON.stringify(page)).not.toContain('Nothing was recorded.');
  });

  test('are found by each part of a filter', async () => {
    const renewed = /^renewal license-TN-1@\d+$/;
    const denied = /^renewal_denial license-TN-2@\d+$/;
    const both = [expect.stringMatching(renewed), expect.stringMatching(denied)];
    const [one, other] = both.map((match) => [match]);
    const approved = expect.stringMatching(/^credit_approval credit-.+@1$/);
    expect(await found({})).toEqual([...both, approved]);
    expect(await found({ kinds: ['credit_approval', 'credit_denial'] })).toEqual([approved]);
    expect(await found({ kinds: ['renewal', 'lapse'] })).toEqual(one);
    expect(await found({ outcome: 'not_met' })).toEqual(other);
    expect(await found({ code: 'short_of_total' })).toEqual(other);
    expect(await found({ educator: 'TN-100001' })).toEqual([...(one ?? []), approved]);
    expect(await found({ license: 'TN-2' })).toEqual(other);
    expect(await found({ decidedBy: 'somebody' })).toEqual([]);
    expect(await found({ policyVersion: 2 })).toEqual(both);
    expect(await found({ policyVersion: 1 })).toEqual([]);
    expect(await found({ from: '2024-02-02' })).toEqual(one);
    expect(await found({ to: '2024-02-01' })).toEqual([...(other ?? []), approved]);
    expect(await found({ from: '2024-02-01', to: '2024-02-05' })).toEqual([...both, approved]);
  });

  test('page in either direction', async () => {
    const [last, between, first] = (await decisions(AGENCY))?.edges.map(({ node }) => node.id) ?? [];
    const page = await decisions(AGENCY, { direction: 'asc', first: 1 });
    expect([page?.edges[0]?.node.id, page?.pageInfo.hasNextPage, page?.totalCount]).toEqual([first, true, 3]);
    const after = page?.pageInfo.endCursor;
    const rest = await decisions(AGENCY, { direction: 'asc', after });
    expect(rest?.edges.map(({ node }) => node.id)).toEqual([between, last]);
    const { status } = await world.server.ask(AGENCY, QUERY, { direction: 'desc', after });
    expect(status).toBe(400);
  });

  test('are for the agency and the auditors of the state: for everybody else they are not there', async () => {
    expect((await decisions(AUDITOR))?.totalCount).toBe(3);
    for (const other of [TEACHER, UNION, DISTRICT, APPROVER]) expect(await decisions(other)).toBeNull();
    expect(await decisions(OTHER_AGENCY, { filter: { state: 'TN' } })).toBeNull();
    expect((await decisions(OTHER_AGENCY))?.totalCount).toBe(0);
  });
});

describe('decisions upon applications and credits', () => {
  test('are told as those upon licenses are, each by what it is about', async () => {
    const teacher: Identity = { subject: 'teacher-2', roles: ['teacher'], educator: 'TN-100002' };
    const claimed = {
      ...{ educator: 'TN-100002', state: 'TN', kind: 'workshop', title: 'Some of it', quantity: '6' },
      ...{ unit: 'clock_hour', completedOn: '2023-06-01', provider: 'A College' },
    };
    const { id: credit } = await tell(teacher, 'claimCredit', claimed);
    await tell(AGENCY, 'denyCredit', { credit, reason: 'duplicate', because: 'Her sister attended.' });
    const wanted = { state: 'TN', class: 'practitioner', fields: [] };
    const { id: first } = await tell(teacher, 'applyForLicense', wanted);
    const because = 'Her transcript lacks a page.';
    await tell(AGENCY, 'denyApplication', { application: first, because });
    const { id: application } = await tell(teacher, 'applyForLicense', wanted);
    const from = '2024-03-01';
    await tell(AGENCY, 'grantApplication', { application, number: '22', from, because: 'It is all there.' });
    const kinds = ['credit_denial', 'application_denial', 'application_grant'];
    const page = await decisions(AGENCY, { filter: { kinds, educator: 'TN-100002' } });
    const none = { license: null, period: null, application: null, credit: null, policyVersion: null };
    expect(page?.edges.map(({ node }) => node)).toMatchObject([
      { ...none, kind: 'application_grant', application, license: 'TN-22', outcome: null, codes: [] },
      { ...none, kind: 'application_denial', application, codes: [] },
      { ...none, kind: 'credit_denial', credit, codes: ['duplicate'] },
    ]);
    expect(JSON.stringify(page)).not.toMatch(/sister|transcript/);
  });
});
