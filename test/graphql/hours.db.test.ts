import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { PROJECTIONS } from '../../projections/index.ts';
import type { Identity } from '../../src/app/access.ts';
import { type Projector, startProjector } from '../../src/infra/projector/projector.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { ADA, AGENCY, CLAIM, DISTRICT, OTHER_AGENCY, OTHER_TEACHER, TEACHER, UNION } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

let ledger: TestLedger;
let projector: Projector;
let server: TestServer;
let head: number;

async function told(...args: Parameters<TestServer['tell']>) {
  const { body } = await server.tell(...args);
  expect(body.data?.answer).toHaveProperty('stream');
  return body.data?.answer as { id: string };
}

beforeAll(async () => {
  ledger = await freshLedger();
  const { jurist, pool } = ledger;
  projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger: pino({ level: 'silent' }) });
  server = await startTestServer({ jurist, pool, progress: projector.progress });
  const educator = 'TN-100001';
  await told(AGENCY, 'registerEducator', ADA);
  const service = { educator, state: 'TN', schoolYear: '2022-23', employer: 'a-district', role: 'teacher' };
  await told(AGENCY, 'recordService', service);
  await told(AGENCY, 'recordEvaluation', {
    ...{ educator, state: 'TN', schoolYear: '2022-23', employer: 'a-district', score: '5' },
  });
  for (const day of ['2024-03-01', '2024-03-02', '2024-03-02', '2024-03-03']) {
    await told(TEACHER, 'claimCredit', { ...CLAIM, completedOn: day });
  }
  const denied = await told(TEACHER, 'claimCredit', {
    ...CLAIM,
    completedOn: '2024-04-01',
    quantity: '7.50',
  });
  await told(DISTRICT, 'denyCredit', { credit: denied.id, reason: 'duplicate', because: 'Claimed before.' });
  await told(TEACHER, 'claimCredit', { ...CLAIM, state: 'PA', completedOn: '2024-02-01' });
  head = await jurist.ledger.log.head();
}, 120_000);

afterAll(async () => {
  await server.close();
  await projector.stop();
  await ledger.close();
});

const QUERY = `query ($educator: ID, $first: Int, $after: String, $last: Int, $before: String, $atLeast: Position) {
  licensureHours(
    educator: $educator, first: $first, after: $after, last: $last, before: $before, atLeast: $atLeast
  ) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node {
      eventId source state kind title quantity unit score provider completedOn
      attestedOn reportedOn approvedOn deniedOn denialReason withdrawnOn
    } }
  }
}`;

interface Hours {
  readonly totalCount: number;
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string;
    endCursor: string;
  };
  readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
}

async function hours(identity: Identity, variables: object = {}): Promise<Hours | null> {
  const { body } = await server.ask(identity, QUERY, { atLeast: head, ...variables });
  expect(body.errors).toBeUndefined();
  return body.data?.licensureHours as Hours | null;
}

const days = (page: Hours | null) => page?.edges.map(({ node }) => node['completedOn']);

describe('licensureHours', () => {
  test('tells the educator what was recorded and what became of it, the latest first', async () => {
    const page = await hours(TEACHER);
    expect(days(page)).toEqual([
      ...['2024-04-01', '2024-03-03', '2024-03-02', '2024-03-02', '2024-03-01', '2024-02-01', '2023-06-30'],
    ]);
    expect(page?.edges[0]?.node).toMatchObject({
      ...{ kind: 'workshop', quantity: '7.5', unit: 'clock_hour', score: null, approvedOn: null },
      ...{ deniedOn: '2024-06-15', denialReason: 'duplicate' },
    });
    expect(page?.edges.at(-1)?.node).toMatchObject({
      ...{ kind: 'evaluation', source: 'educator-TN-100001', quantity: null, score: '5' },
    });
  });

  test('pages onward and back, each activity once', async () => {
    const all = await hours(TEACHER);
    const first = await hours(TEACHER, { first: 3 });
    const rest = await hours(TEACHER, { first: 4, after: first?.pageInfo.endCursor });
    expect([...(first?.edges ?? []), ...(rest?.edges ?? [])]).toEqual(all?.edges);
    expect(first?.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(rest?.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const last = await hours(TEACHER, { last: 4 });
    expect(last?.edges).toEqual(rest?.edges);
    const before = await hours(TEACHER, { last: 3, before: last?.pageInfo.startCursor });
    expect(before?.edges).toEqual(first?.edges);
    const { status } = await server.ask(TEACHER, QUERY, { after: 'WyIyMDIzLTAyLTI5IiwiMSJd' });
    expect(status).toBe(400);
  });

  test('shows an agency what is recorded toward its state, the employer all, and others nothing', async () => {
    const educator = 'TN-100001';
    expect((await hours(AGENCY, { educator }))?.totalCount).toBe(6);
    expect(days(await hours(OTHER_AGENCY, { educator }))).toEqual(['2024-02-01']);
    expect((await hours(DISTRICT, { educator }))?.totalCount).toBe(7);
    for (const other of [OTHER_TEACHER, UNION, { ...AGENCY, state: 'MA' }]) {
      expect(await hours(other, { educator })).toBeNull();
      expect(await hours(other, { educator: 'TN-999999' })).toBeNull();
    }
  });
});
