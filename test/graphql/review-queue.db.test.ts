import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/app/access.ts';
import { dayIn } from '../../src/app/clock.ts';
import { askCredit } from '../../src/app/commands/credit.ts';
import { openWorld, type World } from '../stories/world.ts';
import {
  ADMIN,
  AGENCY,
  APPROVER,
  ASSESSOR,
  AUDITOR,
  DISTRICT,
  OTHER_AGENCY,
  OTHER_ASSESSOR,
  TEACHER,
  UNION,
} from './cast.ts';

const QUERY = `query ($filter: AwaitedFilter, $sort: AwaitedSort, $first: Int, $after: String, $last: Int, $before: String) {
  reviewQueue(filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor startCursor }
    edges { cursor node {
      id kind record detail educator state issuer since ageDays due overdue notBefore mayAct claimedBy
    } }
  }
}`;

interface Connection {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: Readonly<Record<string, unknown>> & { readonly kind: string; readonly record: string };
  }[];
}

let world: World;
const credits: string[] = [];

async function queue(identity: Identity, variables: object = {}): Promise<Connection | null> {
  await world.settled();
  const { body } = await world.server.ask(identity, QUERY, variables);
  expect(body.errors).toBeUndefined();
  return body.data?.['reviewQueue'] as Connection | null;
}

const found = async (identity: Identity, filter: object = {}) =>
  (await queue(identity, { filter }))?.edges.map(({ node }) => `${node.kind} ${node.record}`);

const tell = async (identity: Identity, mutation: string, input: object) => {
  const { body } = await world.server.tell(identity, mutation, input);
  const answer = body.data?.['answer'] as { id: string; code?: string; because?: string };
  expect(answer.code).toBeUndefined();
  return answer;
};

async function appeal(credit: string) {
  const command = { type: 'Appeal', because: 'It is of my work.' } as const;
  const caller = { identity: TEACHER, commandId: randomUUID() };
  const answer = await askCredit(world.ledger.jurist.ledger, caller, { credit, command });
  expect(answer).toHaveProperty('stream');
}

/** Days of recording are the database's own, whatever day the world has reached. */
const RECORDED_ON = dayIn('America/Chicago', Date.now());

beforeAll(async () => {
  world = await openWorld({ states: ['TN', 'MA'], today: '2024-03-01' });
  await tell(AGENCY, 'registerEducator', {
    ...{ educator: 'TN-100001', state: 'TN', givenName: 'Ada', familyName: 'Lovelace' },
  });
  await tell(AGENCY, 'issueLicense', {
    ...{ educator: 'TN-100001', state: 'TN', number: '1', class: 'professional' },
    ...{ validFrom: '2018-09-01', expiresOn: '2024-08-31' },
  });
  await tell(AGENCY, 'recordService', {
    ...{ educator: 'TN-100001', state: 'TN', employer: 'a-district', schoolYear: '2022-23', role: 'teacher' },
  });
  const academy = { employer: 'an-academy', state: 'TN' };
  await tell(AGENCY, 'registerEmployer', { ...academy, name: 'An Academy', setting: 'charter' });
  await tell(AGENCY, 'beginEmployment', {
    ...{ ...academy, educator: 'TN-100001', position: 'teacher', on: '2023-08-01' },
  });
  await world.settled();
  for (const title of ['One', 'Two', 'Three']) {
    const { id } = await tell(TEACHER, 'claimCredit', {
      ...{ educator: 'TN-100001', state: 'TN', kind: 'workshop', title, quantity: '6' },
      ...{ unit: 'clock_hour', completedOn: '2024-02-01', provider: `College ${title}` },
    });
    credits.push(id);
  }
  await world.reach('2024-03-15');
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('the review queue', () => {
  test('shows the agency each claim that its policy asks to be approved, the first before the others', async () => {
    const page = await queue(AGENCY);
    expect(page?.edges.map(({ node }) => node)).toMatchObject(
      credits.map((record) => ({
        ...{ kind: 'credit_approval', record, educator: 'TN-100001', state: 'TN', since: RECORDED_ON },
        ...{ due: null, overdue: false, notBefore: null, mayAct: ['agency', 'district'] },
      })),
    );
  });

  test('shows the same to the employer and the auditor, nothing to those whose it is not, null to nobody’s reviewers', async () => {
    const all = credits.map((id) => `credit_approval ${id}`);
    expect(await found(DISTRICT)).toEqual(all);
    expect(await found({ ...DISTRICT, employer: 'an-academy' })).toEqual(all);
    expect(await found(AUDITOR)).toEqual(all);
    expect(await found(OTHER_AGENCY)).toEqual([]);
    expect(await found({ ...DISTRICT, employer: 'another-district' })).toEqual([]);
    expect(await found({ ...AGENCY, educator: 'TN-100001' })).toEqual([]);
    expect(await found(ASSESSOR)).toEqual([]);
    for (const nobody of [TEACHER, UNION, ADMIN]) expect(await queue(nobody)).toBeNull();
  });

  test('pages onward and back in either order, and counts by kind', async () => {
    const order = [...credits].reverse();
    const sort = { by: 'since', direction: 'desc' };
    const first = await queue(AGENCY, { sort, first: 2 });
    expect(first?.edges.map(({ node }) => node.record)).toEqual(order.slice(0, 2));
    expect([first?.totalCount, first?.pageInfo.hasNextPage]).toEqual([3, true]);
    const rest = await queue(AGENCY, { sort, first: 2, after: first?.pageInfo.endCursor });
    expect(rest?.edges.map(({ node }) => node.record)).toEqual(order.slice(2));
    const back = await queue(AGENCY, { sort, last: 1, before: rest?.edges[0]?.cursor });
    expect(back?.edges.map(({ node }) => node.record)).toEqual(order.slice(1, 2));
    const byDue = await queue(AGENCY, { sort: { by: 'due' }, first: 2 });
    const after = await queue(AGENCY, { sort: { by: 'due' }, after: byDue?.pageInfo.endCursor });
    expect(after?.edges.map(({ node }) => node.record)).toEqual(credits.slice(2));
    const { status } = await world.server.ask(AGENCY, QUERY, { after: first?.pageInfo.endCursor });
    expect(status).toBe(400);
    const { body } = await world.server.ask(AGENCY, '{ reviewCounts { kind count overdue oldest } }');
    expect(body.data?.['reviewCounts']).toEqual([
      { kind: 'credit_approval', count: 3, overdue: 0, oldest: RECORDED_ON },
    ]);
  });

  test('finds by kind, by educator and by age', async () => {
    expect(await found(AGENCY, { kinds: ['renewal'] })).toEqual([]);
    expect(await found(AGENCY, { educator: 'TN-2' })).toEqual([]);
    expect(await found(AGENCY, { overdue: true })).toEqual([]);
    expect(await found(AGENCY, { overdue: false, sinceUntil: RECORDED_ON })).toHaveLength(3);
    expect(await found(AGENCY, { sinceUntil: '2024-03-15' })).toEqual([]);
  });

  test('lets go of what is approved, denied, taken back or past its period, and takes up an appeal and a renewal', async () => {
    const [one = '', two = '', three = ''] = credits;
    await tell(AGENCY, 'approveCredit', { credit: one });
    await tell(DISTRICT, 'denyCredit', { credit: two, reason: 'unrelated', because: 'Not of her work.' });
    await appeal(two);
    await tell(TEACHER, 'applyForRenewal', { license: 'TN-1' });
    await tell(TEACHER, 'withdrawCredit', { credit: three, because: 'A slip.' });
    await world.reach('2024-03-20');
    const page = await queue(AGENCY);
    expect(page?.edges.map(({ node }) => node)).toMatchObject([
      { kind: 'credit_appeal', record: two, since: '2024-03-15', ageDays: 5, mayAct: ['agency'] },
      { kind: 'renewal', record: 'TN-1', since: '2024-03-15', ageDays: 5, mayAct: ['agency'] },
    ]);
    expect(await found(AGENCY, { sinceUntil: '2024-03-14' })).toEqual([]);
    expect(await found(AGENCY, { sinceUntil: '2024-03-15', kinds: ['renewal'] })).toEqual(['renewal TN-1']);
    expect(await found(DISTRICT)).toEqual([]);
    await tell(AGENCY, 'denyRenewal', { license: 'TN-1', because: 'Points are missing.' });
    expect(await found(AGENCY)).toEqual([`credit_appeal ${two}`]);
    await tell(TEACHER, 'withdrawCredit', { credit: two, because: 'Never mind.' });
    expect(await found(AGENCY)).toEqual([]);
  });

  test('leads a submission from hand to hand, and tells reviewers nothing of whose it is', async () => {
    const levels = [
      { level: 'emerging', describes: 'It is told.', points: 0, demonstrates: false },
      { level: 'demonstrated', describes: 'It is shown.', points: 2, demonstrates: true },
    ];
    await tell(APPROVER, 'publishDefinition', {
      ...{ issuer: 'an-issuer', definition: 'formative', version: 1, title: 'Formative assessment' },
      ...{ competency: 'Finds out what pupils think.', clocks: { zone: 'America/Chicago', closed: [] } },
      requirements: [{ requirement: 'lesson', asks: 'A lesson on video.' }],
      criteria: [{ criterion: 'plans', requirement: 'lesson', asks: 'It follows from work.', levels }],
    });
    const { id: credential } = await tell(TEACHER, 'startCredential', {
      ...{ educator: 'TN-100001', definition: 'an-issuer.formative' },
    });
    await tell(TEACHER, 'submitEvidence', {
      ...{ credential, attested: true },
      work: [{ digest: 'a'.repeat(64), requirement: 'lesson', kind: 'video', reference: 'store/a' }],
    });
    const waiting = async (identity: Identity) => (await queue(identity))?.edges.map(({ node }) => node);
    const [screening] = (await waiting(ASSESSOR)) ?? [];
    expect(screening).toMatchObject({
      ...{
        kind: 'screening',
        educator: null,
        state: null,
        issuer: 'an-issuer',
        detail: 'an-issuer.formative',
      },
      ...{ since: '2024-03-20', ageDays: 0, claimedBy: [], mayAct: ['assessor', 'approver'] },
    });
    const submission = screening?.record ?? '';
    expect(submission).not.toBe(credential);
    expect(screening?.['due']).toMatch(/^2024-03-/);
    expect(await found({ ...ASSESSOR, issuer: 'another-issuer' })).toEqual([]);
    expect(await found({ ...ASSESSOR, educator: 'TN-100001' })).toEqual([]);
    // Nobody learns by asking whose it is.
    expect(await found(APPROVER, { educator: 'TN-100001' })).toEqual([]);

    await tell(ASSESSOR, 'screenSubmission', { submission });
    expect(await found(ASSESSOR)).toEqual([`assessment ${submission}`]);
    await tell(ASSESSOR, 'claimSubmission', { submission });
    expect(await waiting(ASSESSOR)).toMatchObject([{ kind: 'assessment', claimedBy: ['assessor-1'] }]);
    expect(await found(OTHER_ASSESSOR)).toEqual([]);
    expect(await waiting(APPROVER)).toMatchObject([{ kind: 'assessment', claimedBy: ['assessor-1'] }]);
    const score = { submission, criterion: 'plans', level: 'demonstrated', feedback: 'Clear.' };
    await tell(ASSESSOR, 'scoreCriterion', score);
    await world.reach('2024-05-06');
    expect(await waiting(ASSESSOR)).toMatchObject([{ kind: 'assessment', overdue: true, ageDays: 47 }]);
    await tell(ASSESSOR, 'recommend', { submission, recommendation: 'award' });
    expect(await found(ASSESSOR)).toEqual([]);
    expect(await waiting(APPROVER)).toMatchObject([
      { kind: 'credential_decision', record: submission, since: '2024-05-06', overdue: false },
    ]);
    await tell(APPROVER, 'decideCredential', { submission, decision: 'award' });
    expect(await found(APPROVER)).toEqual([]);
  });
});
