import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/app/access.ts';
import { fill } from '../support/fill.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { ADA, AGENCY, AUDITOR, DISTRICT, OTHER_AGENCY, OTHER_TEACHER, TEACHER, UNION } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

const EDUCATOR = 'TN-100001';
const HOUR = 3_600_000;
const VIEWS = `query ($educator: ID, $amongOthers: Boolean, $first: Int, $after: String, $last: Int, $before: String) {
  recordViews(
    educator: $educator, amongOthers: $amongOthers, first: $first, after: $after, last: $last, before: $before
  ) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { node { viewedAt viewer roles state employer issuer query amongOthers } }
  }
}`;

interface Views {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
}

let ledger: TestLedger;
let server: TestServer;

async function viewsFor(identity: Identity, variables: object = {}): Promise<Views | null> {
  const { body } = await server.ask(identity, VIEWS, variables);
  expect(body.errors).toBeUndefined();
  return body.data?.recordViews as Views | null;
}

const shown = (views: Views | null) =>
  views?.edges.map(({ node }) => `${String(node['viewer'])} ${String(node['query'])}`);

const statusOf = (identity: Identity, educator = EDUCATOR) =>
  server.ask(identity, 'query ($educator: ID) { renewalStatus(educator: $educator) { license } }', {
    educator,
  });

beforeAll(async () => {
  ledger = await freshLedger();
  server = await startTestServer({ jurist: ledger.jurist, pool: ledger.pool });
  await server.tell(AGENCY, 'registerEducator', ADA);
  const year = { educator: EDUCATOR, state: 'TN', schoolYear: '2022-23' };
  await server.tell(AGENCY, 'recordService', { ...year, employer: 'a-district', role: 'teacher' });
  await fill(ledger.pool, 'read_models.license_status', 3, {
    ...{ educator: `'TN-10000' || i`, number: '(i - 1)::text', state: `'TN'` },
  });
}, 120_000);

/** Each test begins in an hour of its own, before which nothing of it was viewed. */
let before: number;
beforeEach(async () => {
  ledger.clock.at += HOUR;
  before = (await viewsFor(TEACHER))?.totalCount ?? 0;
});

afterAll(async () => {
  await server.close();
  await ledger.close();
});

const fresh = async (identity: Identity = TEACHER, variables: object = {}) => {
  const all = await viewsFor(identity, { educator: EDUCATOR, first: 100, ...variables });
  return all?.edges.map(({ node }) => node).filter(({ viewedAt }) => viewedAt === hour());
};
const hour = () => new Date(ledger.clock.at).toISOString();

describe('who viewed my record', () => {
  test('tells who it was, for whom they acted and what they asked', async () => {
    await statusOf(AGENCY);
    expect(await fresh()).toEqual([
      {
        ...{ viewedAt: hour(), viewer: 'agency-tn', roles: ['agency'], query: 'renewalStatus' },
        ...{ state: 'TN', employer: null, issuer: null, amongOthers: false },
      },
    ]);
  });

  test('holds what one asks several times within an hour once, and again in the next', async () => {
    await statusOf(DISTRICT);
    await statusOf(DISTRICT);
    expect((await viewsFor(TEACHER))?.totalCount).toBe(before + 1);
    ledger.clock.at += HOUR;
    await statusOf(DISTRICT);
    expect((await viewsFor(TEACHER))?.totalCount).toBe(before + 2);
  });

  test('holds it once even where another process notes it, too', async () => {
    const other = await startTestServer({ jurist: ledger.jurist, pool: ledger.pool });
    try {
      await statusOf(AUDITOR);
      await viewsFor(TEACHER);
      const query = `{ renewalStatus(educator: "${EDUCATOR}") { license } }`;
      expect((await other.ask(AUDITOR, query)).body.data?.renewalStatus).toEqual([]);
    } finally {
      await other.close();
    }
    expect((await viewsFor(TEACHER))?.totalCount).toBe(before + 1);
  });

  test('leaves out what they ask themself, and what was not answered', async () => {
    await statusOf(TEACHER);
    for (const nobody of [OTHER_AGENCY, OTHER_TEACHER, UNION]) {
      expect((await statusOf(nobody)).body.data?.renewalStatus).toBeNull();
    }
    await server.ask(AGENCY, '{ licensureHours(educator: "TN-404") { totalCount } }');
    expect((await viewsFor(TEACHER))?.totalCount).toBe(before);
    expect(
      await ledger.pool.query(`SELECT FROM ledger.record_views WHERE educator = 'TN-404'`),
    ).toHaveProperty('rowCount', 0);
  });

  test('tells a list of several from a search that finds one', async () => {
    const search = (filter: object) =>
      server.ask(
        AGENCY,
        'query ($filter: LicenseFilter) { licenses(filter: $filter) { edges { cursor } } }',
        {
          filter,
        },
      );
    await search({});
    expect(await fresh()).toMatchObject([{ query: 'licenses', amongOthers: true }]);
    await search({ number: '0' });
    expect(await fresh(TEACHER, { amongOthers: false })).toMatchObject([
      { query: 'licenses', amongOthers: false },
    ]);
    expect(await fresh(TEACHER, { amongOthers: true })).toHaveLength(1);
    const others = await ledger.pool.query(
      `SELECT DISTINCT educator FROM ledger.record_views WHERE educator <> $1 ORDER BY 1`,
      [EDUCATOR],
    );
    expect(others.rows).toEqual([{ educator: 'TN-100002' }, { educator: 'TN-100003' }]);
  });

  test('pages, the latest first', async () => {
    await statusOf(AUDITOR);
    ledger.clock.at += HOUR;
    await statusOf(AGENCY);
    const all = shown(await viewsFor(TEACHER, { first: 100 }));
    expect(all?.slice(0, 2)).toEqual(['agency-tn renewalStatus', 'auditor-tn renewalStatus']);
    const page = await viewsFor(TEACHER, { first: 1 });
    expect(page?.pageInfo.hasNextPage).toBe(true);
    const next = await viewsFor(TEACHER, { first: 1, after: page?.pageInfo.endCursor });
    expect([shown(page), shown(next)]).toEqual([[all?.[0]], [all?.[1]]]);
    const back = await viewsFor(TEACHER, { last: 100, before: next?.pageInfo.endCursor });
    expect(shown(back)).toEqual(all?.slice(0, 1));
    const forged = Buffer.from(JSON.stringify(['1', 'a', 'b', 'maybe'])).toString('base64url');
    expect((await server.ask(TEACHER, VIEWS, { after: forged })).status).toBe(400);
  });

  test('is for the educator, and for the agency and the auditors of their state, whose asking is noted too', async () => {
    await statusOf(DISTRICT);
    for (const identity of [AGENCY, AUDITOR]) {
      expect(shown(await viewsFor(identity, { educator: EDUCATOR }))).toContain('district-1 renewalStatus');
    }
    for (const identity of [OTHER_AGENCY, OTHER_TEACHER, DISTRICT, UNION]) {
      expect(await viewsFor(identity, { educator: EDUCATOR })).toBeNull();
    }
    expect(await fresh()).toContainEqual(
      expect.objectContaining({ viewer: 'auditor-tn', query: 'recordViews' }),
    );
  });
});

describe('a reviewer of work in the making', () => {
  test('stays unknown to the learner, and their view to everybody else', async () => {
    await ledger.pool.query(
      `INSERT INTO ledger.record_views (educator, viewed_at, hour, viewer, query, among_others, roles, issuer)
       VALUES ($1, $2::bigint, $2::bigint / 3600000 * 3600000, 'approver-1', 'credential', false, '{approver}', 'an-issuer')`,
      [EDUCATOR, ledger.clock.at],
    );
    expect(await fresh()).toMatchObject([
      { viewer: '[reviewer]', roles: ['approver'], issuer: 'an-issuer', query: 'credential' },
    ]);
    expect(await fresh(AGENCY)).toEqual([]);
  });
});

describe('the table of views', () => {
  test('takes rows and gives them back, and lets nobody change or remove one', async () => {
    await statusOf(AGENCY);
    await viewsFor(TEACHER);
    for (const statement of [
      `UPDATE ledger.record_views SET viewer = 'nobody'`,
      'DELETE FROM ledger.record_views',
      'TRUNCATE ledger.record_views',
    ]) {
      await expect(ledger.pool.query(statement)).rejects.toThrow(/denied|append-only/);
    }
  });

  test('holds nothing of what was typed', async () => {
    const name = { given: 'Ada', family: 'Lovelace' };
    const query = 'query ($filter: LicenseFilter) { licenses(filter: $filter) { totalCount } }';
    await server.ask(AGENCY, query, { filter: { name } });
    await viewsFor(TEACHER);
    const { rows } = await ledger.pool.query<{ row: string }>(
      `SELECT record_views::text AS row FROM ledger.record_views`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toMatch(/Ada|Lovelace/i);
  });
});
