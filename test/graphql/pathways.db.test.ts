import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { PROJECTIONS } from '../../projections/index.ts';
import { careerPathways } from '../../projections/career_pathways/projection.ts';
import { type Projector, startProjector } from '../../src/infra/projector/projector.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { rebuilt } from '../support/projecting.ts';
import { readTables } from '../support/read-tables.ts';
import { sampleLife } from '../support/sample-life.ts';
import { ADA, AGENCY, DISTRICT, LICENSE, OTHER_TEACHER, TEACHER, UNION } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

const QUERY = `query ($educator: ID, $asOf: Day, $knownAt: Instant) {
  careerPathways(educator: $educator, asOf: $asOf, knownAt: $knownAt) {
    license class policyVersion ordinal
    tiers {
      tier gives outcome codes missing awaits openness class holdsUntil
      requirement { id parent depth outcome counted required }
      settings { setting value } citations { link } pays { id amount }
    }
  }
}`;

const LIST = `query ($filter: PathwayFilter, $first: Int, $after: String) {
  pathways(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { license tier educator class outcome codes awaits openness holdsUntil pending } }
  }
}`;

interface Tier {
  readonly [field: string]: unknown;
  readonly requirement: readonly { readonly id: string; readonly counted: string | null }[];
}

let fresh: TestLedger;
let projector: Projector;
let server: TestServer;

function follow(): void {
  const { jurist, pool } = fresh;
  const logger = pino({ level: 'silent' });
  projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger, isCommand: true });
}

async function caughtUp(): Promise<void> {
  expect(await projector.progress.waitFor(await fresh.jurist.ledger.log.head(), 20_000)).toBe(true);
}

beforeAll(async () => {
  fresh = await freshLedger();
  follow();
  server = await startTestServer({
    jurist: fresh.jurist,
    pool: fresh.pool,
    progress: { waitFor: (ordinal, timeout) => projector.progress.waitFor(ordinal, timeout) },
  });
  const life = sampleLife(fresh.jurist);
  await server.tell(AGENCY, 'registerEducator', ADA);
  await server.tell(AGENCY, 'issueLicense', {
    ...{ ...LICENSE, class: 'practitioner', validFrom: '2021-09-01', expiresOn: '2024-08-31' },
  });
  // Before any law is published there is a place for the license, and nothing to show.
  await caughtUp();
  await life.publishLaw();
  await life.beginDay('2024-06-15');
  for (const schoolYear of ['2020-21', '2021-22', '2022-23']) {
    const year = { educator: 'TN-100001', state: 'TN', schoolYear, employer: 'a-district', role: 'teacher' };
    await server.tell(AGENCY, 'recordService', year);
  }
}, 120_000);

afterAll(async () => {
  await server.close();
  await projector.stop();
  await fresh.close();
});

async function tiersFor(identity: typeof TEACHER, variables: object = {}): Promise<readonly Tier[] | null> {
  const { body } = await server.ask(identity, QUERY, variables);
  expect(body.errors).toBeUndefined();
  const [license] = (body.data?.careerPathways ?? []) as readonly { tiers: readonly Tier[] }[];
  return body.data?.careerPathways === null ? null : (license?.tiers ?? []);
}

async function listed(identity: typeof TEACHER, filter: object = {}) {
  await caughtUp();
  const { body } = await server.ask(identity, LIST, { filter });
  expect(body.errors).toBeUndefined();
  const page = body.data?.pathways as {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
  } | null;
  return page && { count: page.totalCount, nodes: page.edges.map(({ node }) => node) };
}

describe('career pathways', () => {
  test('tell the teacher what is met, what lacks, whose act is awaited, and what the agency must confirm', async () => {
    const [tier] = (await tiersFor(TEACHER)) ?? [];
    expect(tier).toMatchObject({
      ...{ tier: 'professional', gives: 'advancement', outcome: 'undetermined', class: 'professional' },
      awaits: ['the recommendation of your director of schools'],
      settings: expect.arrayContaining([{ setting: 'recorded_year_qualifies', value: null }]),
      citations: [{ link: expect.stringContaining('militaryonesource') }],
    });
    expect(tier?.requirement.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['advancement', 'experience', 'recommendation', 'points']),
    );
  });

  test('are seen by agency, employer and nobody else', async () => {
    const educator = 'TN-100001';
    expect(await tiersFor(AGENCY, { educator })).toHaveLength(1);
    expect(await tiersFor(DISTRICT, { educator })).toHaveLength(1);
    expect(await tiersFor(OTHER_TEACHER, { educator })).toBeNull();
    expect(await tiersFor(UNION, { educator })).toBeNull();
  });

  test('are listed for union and agency by tier, outcome and awaited act, and for no teacher', async () => {
    expect(await listed(UNION, { tier: 'professional', awaited: true })).toMatchObject({
      count: 1,
      nodes: [{ license: 'TN-1234567', educator: 'TN-100001', outcome: 'undetermined', pending: false }],
    });
    expect(await listed(AGENCY, { outcome: 'met' })).toMatchObject({ count: 0 });
    expect(await listed(AGENCY, { tier: 'master' })).toMatchObject({ count: 0 });
    expect(await listed(TEACHER)).toBeNull();
  });

  test('are met once the employer has recommended and the agency has confirmed, and were not before', async () => {
    const before = new Date(await lastRecordedAt()).toISOString();
    for (const [setting, value] of [
      ['recorded_year_qualifies', 'yes'],
      ['points_within', 'no'],
    ]) {
      const confirmed = { state: 'TN', strand: 'career_pathways', setting, value, because: 'A letter.' };
      await server.tell(AGENCY, 'confirmSetting', confirmed);
    }
    const recommended = {
      ...{ educator: 'TN-100001', state: 'TN', act: 'director_recommendation', on: '2024-05-01' },
      doneBy: 'employer',
    };
    const { body } = await server.tell(DISTRICT, 'recordAct', recommended);
    expect(body.data?.answer).toMatchObject({ stream: 'educator-TN-100001' });
    expect(await tiersFor(TEACHER)).toMatchObject([{ outcome: 'met', awaits: [], missing: [] }]);
    expect(await tiersFor(TEACHER, { asOf: '2024-04-30' })).toMatchObject([{ outcome: 'undetermined' }]);
    expect(await tiersFor(TEACHER, { knownAt: before })).toMatchObject([{ outcome: 'undetermined' }]);
    expect(await listed(UNION, { outcome: 'met' })).toMatchObject({ count: 1, nodes: [{ codes: [] }] });
  });

  test('take no act of another body from an employer', async () => {
    const vote = { educator: 'TN-100001', state: 'TN', act: 'vote', on: '2024-05-01', doneBy: 'committee' };
    const { body } = await server.tell(DISTRICT, 'recordAct', vote);
    expect(body.data?.answer).toMatchObject({ code: 'not_found' });
  });

  test('are the same table when they are built anew', async () => {
    await caughtUp();
    const grown = (await readTables(fresh.pool))['career_pathways'];
    await rebuilt(fresh, careerPathways);
    expect(grown).toContain('professional');
    expect((await readTables(fresh.pool))['career_pathways']).toBe(grown);
  });
});

async function lastRecordedAt(): Promise<number> {
  const { log } = fresh.jurist.ledger;
  const [last] = await log.readAll((await log.head()) - 1, 1);
  return last?.recordedAt ?? 0;
}
